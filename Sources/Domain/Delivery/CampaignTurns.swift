/// Campaigns that write to one address take turns: one letter each, in the order of their slugs,
/// and on from the one that sent last. A campaign without letters is passed over.
package enum CampaignTurns {
    /// Returns the campaigns that send the next letters, in order, `count` at most.
    /// - Parameter waiting: how many letters of each campaign wait.
    /// - Parameter last: the campaign that sent the last letter. "" for none.
    package static func next(_ count: Int, of waiting: [String: Int], after last: String) -> [String] {
        let all = waiting.keys.sorted()
        var (left, turns) = (waiting, [String]())
        var round = all.filter { $0 > last } + all.filter { $0 <= last }
        while turns.count < count {
            round.removeAll { left[$0, default: 0] <= 0 }
            guard !round.isEmpty else { return turns }
            for campaign in round.prefix(count - turns.count) {
                turns.append(campaign)
                left[campaign, default: 0] -= 1
            }
        }
        return turns
    }

    /// Returns how many letters leave before a new letter of `campaign`.
    package static func ahead(of campaign: String, waiting: [String: Int]) -> Int {
        let own = waiting[campaign, default: 0]
        return waiting.reduce(0) { $0 + ($1.key == campaign ? own : min($1.value, own + 1)) }
    }
}
