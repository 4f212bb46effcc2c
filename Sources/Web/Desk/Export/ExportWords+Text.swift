import Domain

extension ExportWords {
    /// The words of a table in the language of the desk.
    init(_ text: DeskText) {
        let titles = ExportColumn.allCases.map { ($0, text($0.title)) }
        let states = LetterStatus.allCases.map { ($0, text.shared($0.name, counting: 1)) }
        self.init(
            titles: Dictionary(uniqueKeysWithValues: titles), yes: text(.wordYes), no: text(.wordNo),
            states: Dictionary(uniqueKeysWithValues: states))
    }
}

extension ExportColumn {
    var title: DeskTextKey {
        switch self {
        case .letter: .sheetLetterNumber
        case .written: .sheetWritten
        case .confirmed: .sheetConfirmed
        case .step: .sheetStep
        case .target: .sheetTarget
        case .member: .sheetMember
        case .seat: .sheetSeat
        case .language: .sheetLanguage
        case .country: .sheetCountry
        case .place: .sheetPlace
        case .name: .sheetName
        case .email: .sheetEmail
        case .postcode: .sheetPostcode
        case .address: .sheetAddress
        case .words: .sheetWords
        case .ownOnly: .sheetOwnOnly
        case .news: .sheetNews
        case .consent: .sheetConsent
        case .state: .sheetState
        case .erased: .sheetErased
        }
    }
}
