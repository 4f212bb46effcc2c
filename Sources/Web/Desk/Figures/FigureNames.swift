import Actions
import Domain

/// The names of what a campaign's figures count.
struct FigureNames: Sendable {
    /// The writing steps with their targets, in the campaign's order.
    let writing: [(key: String, target: String)]
    /// The name of each writing step, by its key.
    let steps: [String: String]
    /// Keys and names of those who decide, in the campaign's order.
    let targets: [(key: String, name: String)]
    /// Legislatures with the names of their divisions.
    let houses: [FiguresView.House]

    init(_ campaign: Campaign, _ services: Services, _ text: DeskText) {
        targets = campaign.targets.map { ($0.key, $0.spokenName(in: text.shared)) }
        let names = Dictionary(targets.map { ($0.key, $0.name) }) { first, _ in first }
        let writing = campaign.writingSteps.map { (key: $0.step.key, target: $0.write.target) }
        self.writing = writing
        steps = Dictionary(
            writing.map { key, target in
                let isOnly = writing.count { $0.target == target } == 1
                let name = text(.stepWrite, ["name": names[target] ?? target])
                return (key, isOnly ? name : "\(name) (\(key))")
            }
        ) { first, _ in first }
        houses = campaign.legislatures.compactMap(services.places.book).map { book in
            (
                book.legislature.key, book.legislature.name,
                { book.division($0).name(in: text.language) }
            )
        }
    }
}

extension ExportFigureWords {
    /// The words of the table in the language of the desk.
    /// - Parameter names: those of the campaign. Nil before it is published.
    init(_ text: DeskText, _ names: FigureNames?) {
        self.init(
            titles: [.sheetTime, .sheetCounted, .sheetKey, .sheetName, .sheetCount].map { text($0) },
            kinds: Dictionary(
                uniqueKeysWithValues: ExportedFigure.Kind.allCases.map { ($0, text($0.title)) }),
            name: { $0.name(names, text) })
    }
}

extension ExportedFigure {
    fileprivate func name(_ names: FigureNames?, _ text: DeskText) -> String {
        switch kind {
        case .confirmed, .accepted, .pages: ""
        case .step, .stepPages: names?.steps[key] ?? key
        case .channel: Channel(rawValue: key)?.way(text) ?? text(.noWay)
        case .language: text.language.name(of: Language(key))
        case .source: text.mark(key)
        case .outcome: LetterStatus(rawValue: key)?.name(text) ?? key
        case .country:
            key == Self.small ? small(text) : Country.name(key, in: text.language)
        case .division: division(names, text)
        }
    }

    private func division(_ names: FigureNames?, _ text: DeskText) -> String {
        let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
        guard let house = names?.houses.first(where: { $0.key == parts.first }), parts.count == 2 else {
            return key
        }
        return parts[1] == Self.small ? small(text) : house.division(parts[1])
    }

    private func small(_ text: DeskText) -> String { text(.sheetSmall, counting: PlaceSize.threshold) }
}

extension ExportedFigure.Kind {
    fileprivate var title: DeskTextKey {
        switch self {
        case .confirmed: .sheetFiguresConfirmed
        case .accepted: .sheetFiguresArrived
        case .pages: .sheetFiguresPages
        case .step: .byStep
        case .channel: .byWay
        case .language: .byLanguage
        case .source: .bySource
        case .stepPages: .sheetStepPages
        case .outcome: .figureStates
        case .country: .byCountry
        case .division: .sheetByPlace
        }
    }
}

extension DeskText {
    /// The name of a link's mark.
    func mark(_ source: String) -> String {
        source.isEmpty ? self(.noMark) : source == LetterSource.other ? self(.otherMarks) : source
    }
}
