package import Domain

/// One supporter's seat as pages show it: what was found, and in which tables.
package struct SeatView: Sendable {
    let book: PlaceBook
    let finding: SeatFinding
    /// What was looked up.
    let typed: String
    /// Where the supporter lives.
    let country: String
    let today: Day
    /// To whom the letter goes; nil where nobody sits, or where several do and none is chosen.
    let member: Representative?
    /// One of the step's ways leads there.
    var isReachable: Bool
    /// The ways that the step takes.
    var ways: [Channel] = [.email, .form, .post]
    /// Keys of the members to whom this supporter has written.
    var written: Set<String> = []

    /// `member`: the key of the chosen one.
    package init(
        book: PlaceBook, finding: SeatFinding, typed: String, country: String, today: Day,
        member: String = "", lot: [UInt8] = [],
        isReachable: Bool = true
    ) {
        self.book = book
        self.finding = finding
        self.typed = typed
        self.country = country
        self.today = today
        self.isReachable = isReachable
        self.member = finding.division.flatMap { book.seat($0.code, on: today).member(member, lot: lot) }
    }

    /// Several sit there, and the supporter has not said to whom they write.
    var asksForMember: Bool { (seat?.members.count ?? 0) > 1 && member == nil }

    /// A letter can be written: it is known to whom, and how it gets there.
    var isSettled: Bool { finding.division != nil && !asksForMember && isReachable }

    var seat: Seat? { finding.division.map { book.seat($0.code, on: today) } }

    /// What the letter calls the place where its writer lives; abroad that is the country, which
    /// the form knows.
    var place: String? { country == book.legislature.country ? finding.division?.name : nil }

    /// `mp` in the Commons, where everybody says so.
    var kind: String { book.legislature.key == "uk-house-of-commons" ? "mp" : "other" }

    /// "Your MP: Jane Example (Zeal Harbour)."
    func whose(_ text: InterfaceText) -> String? {
        guard let seat, let member else { return nil }
        return text(
            .seatIs, ["kind": kind, "name": member.fullName, "seat": seat.division.name(in: text.language)])
    }

    /// Why mail may not reach anybody there, and what goes instead; nothing where it does.
    func remarks(_ text: InterfaceText) -> [String] {
        guard let seat else { return [] }
        let name = seat.division.name(in: text.language)
        let house = book.legislature.name
        let paper =
            book.legislature.post.isEmpty
            ? text(.seatNothing) : text(.seatPaper, ["seat": name, "house": house])
        switch seat.state {
        case .occupied:
            guard let member else { return [] }
            guard isReachable else { return [text(.seatUnreachable, ["name": member.fullName])] }
            guard member.email == nil else { return [] }
            return [
                text(.seatNoMail, ["name": member.fullName, "way": member.form == nil ? "post" : "form"])
            ]
        case .vacant: return [text(.seatVacant, ["seat": name]), paper]
        case .dissolved(let until):
            return [text(.seatDissolved, ["house": house, "day": until.written(in: text.language)]), paper]
        case .unknown: return [text(.seatUnnamed, ["seat": name]), paper]
        }
    }
}
