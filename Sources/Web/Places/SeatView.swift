package import Domain

/// The seat of one supporter as pages show it: what was found, and in which tables.
package struct SeatView: Sendable {
    let book: PlaceBook
    let finding: SeatFinding
    /// The text that was looked up.
    let typed: String
    /// The code of the country where the supporter lives.
    let country: String
    let today: Day
    /// The member to whom the letter goes. Nil where the seat has no member, or has several and
    /// none is chosen.
    let member: Representative?
    /// Whether one of the step's channels reaches the member.
    var isReachable: Bool
    /// The channels that the step allows to any member.
    var ways: [Channel] = [.email, .form, .post]
    /// Why the member gets no e-mail for now. Nil for one that does, or that has no address.
    var mailStop: Target.MailStop?
    /// The way of a letter to the member. Nil where the member is not known.
    var wayLeft: Channel?
    /// Keys of the members whose addresses are suspended.
    var suspended: Set<String> = []
    /// Keys of the members to whom this supporter has written.
    var written: Set<String> = []

    /// Makes the view of a seat. `member` is the key of the chosen member.
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

    /// Whether the seat has several members and the supporter has not chosen one.
    var asksForMember: Bool { (seat?.members.count ?? 0) > 1 && member == nil }

    /// Whether a letter can be written, because its recipient and a channel are known.
    var isSettled: Bool { finding.division != nil && !asksForMember && isReachable }

    var seat: Seat? { finding.division.map { book.seat($0.code, on: today) } }

    /// The name that the letter gives the place where its writer lives. Nil abroad: the letter then
    /// names the country, which the form knows.
    var place: String? { country == book.legislature.country ? finding.division?.name : nil }

    /// `mp` for the Commons, where everybody says so; `other` elsewhere.
    var kind: String { book.legislature.key == "uk-house-of-commons" ? "mp" : "other" }

    /// Returns "Your MP: Jane Example (Zeal Harbour)." Nil where no member is known.
    func whose(_ text: InterfaceText) -> String? {
        guard let seat, let member else { return nil }
        return text(
            .seatIs, ["kind": kind, "name": member.fullName, "seat": seat.division.name(in: text.language)])
    }

    /// Returns why mail may not reach anybody there, and what is sent instead. Empty where mail
    /// reaches the member.
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
            if let mailStop, member.email != nil {
                let way = isReachable ? wayLeft : nil
                return [mailStopped(mailStop, to: member.fullName, way, text)]
            }
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
