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

    package init(book: PlaceBook, finding: SeatFinding, typed: String, country: String, today: Day) {
        self.book = book
        self.finding = finding
        self.typed = typed
        self.country = country
        self.today = today
    }

    var seat: Seat? { finding.division.map { book.seat($0.code, on: today) } }

    /// What the letter calls the place where its writer lives; abroad that is the country, which the form knows.
    var place: String? { country == book.legislature.country ? finding.division?.name : nil }

    /// `mp` in the Commons, where everybody says so.
    var kind: String { book.legislature.key == "uk-house-of-commons" ? "mp" : "other" }

    /// "Your MP: Jane Example (Zeal Harbour)."
    func whose(_ text: InterfaceText) -> String? {
        guard let seat, let member = seat.member else { return nil }
        return text(.seatIs, ["kind": kind, "name": member.fullName, "seat": seat.division.name(in: text.language)])
    }

    /// Why mail may not reach anybody there, and what goes instead; nothing where it does.
    func remarks(_ text: InterfaceText) -> [String] {
        guard let seat else { return [] }
        let name = seat.division.name(in: text.language)
        let house = book.legislature.name
        let paper = book.legislature.post.isEmpty ? text(.seatNothing) : text(.seatPaper, ["seat": name, "house": house])
        switch seat.state {
        case .held:
            guard let member = seat.member, member.email == nil else { return [] }
            return [text(.seatNoMail, ["name": member.fullName, "way": member.form == nil ? "post" : "form"])]
        case .vacant: return [text(.seatVacant, ["seat": name]), paper]
        case .dissolved(let until): return [text(.seatDissolved, ["house": house, "day": until.written(in: text.language)]), paper]
        case .unknown: return [text(.seatUnnamed, ["seat": name]), paper]
        }
    }
}
