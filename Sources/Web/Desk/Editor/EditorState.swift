package import Domain
package import Foundation

/// What a form of the editor holds, and what is wrong with it.
package struct EditorState: Sendable {
    /// The values by the names of the form's fields. Values of one name stand apart by spaces.
    package var values: [String: String]
    /// What is to be put right, in sentences, by the names of fields. A name that has no field
    /// stands for the whole part.
    package var issues: [String: [String]] = [:]
    /// What is to be looked at and forbids nothing, in sentences, by the names of fields.
    package var warnings: [String: [String]] = [:]
    /// The revision that the values were read at.
    package var base: Int64
    /// A random number of this open page.
    package var form: String
    package var saved: SavedText
    /// What else is to be known before saving, in sentences.
    package var notices: [String] = []
    /// Whether the next save may take comments out of the files: the notices name them.
    package var asksToLose = false

    package init(values: [String: String], base: Int64, form: String, saved: SavedText) {
        (self.values, self.base, self.form, self.saved) = (values, base, form, saved)
    }

    func has(_ name: String) -> Bool { values[name] != nil }
    func value(_ name: String) -> String { values[name] ?? "" }
    func problem(_ name: String) -> String? { issues[name]?.joined(separator: " ") }

    /// The values of a name that a form may send more than once.
    func set(_ name: String) -> Set<String> {
        Set(value(name).split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init))
    }
}

/// What is saved of a part, since when and by whom.
package struct SavedText: Sendable {
    /// Nil while nothing was saved.
    package var at: Date?
    package var by: HistoryLine.Doer
    /// The version that the draft will be.
    package var version: Int
    /// The version that visitors see.
    package var live: Int?
    /// Whether visitors see what is saved.
    package var isLive: Bool

    package init(at: Date?, by: HistoryLine.Doer, version: Int, live: Int?, isLive: Bool) {
        (self.at, self.by, self.version, self.live, self.isLive) = (at, by, version, live, isLive)
    }

    /// Returns "Saved at 9.14 pm UTC by you", with the day when it was not today.
    private func moment(_ context: DeskPageContext) -> String? {
        guard let at else { return nil }
        let text = context.text
        let isToday = Day(at) == Day(context.now)
        return text(
            isToday ? .savedToday : .savedOn,
            [
                "clock": text.shared.clock(at), "moment": text.shared.moment(at),
                "who": by.name(for: context),
            ])
    }

    /// What is told where nobody has saved anything at the desk.
    private func untouched(_ text: DeskText) -> String {
        live.map { text(.liveVersion, ["live": text.shared.number($0)]) } ?? text(.savedNever)
    }

    /// The line under the heading.
    func head(_ context: DeskPageContext) -> String {
        let text = context.text
        guard let moment = moment(context) else { return untouched(text) }
        guard let live else { return text(.savedUnpublished, ["saved": moment]) }
        return text(isLive ? .savedLive : .savedNotLive, ["saved": moment, "live": text.shared.number(live)])
    }

    /// The line beside the button.
    func status(_ context: DeskPageContext) -> String {
        guard let moment = moment(context) else { return untouched(context.text) }
        return context.text(
            .savedStatus, ["saved": moment, "version": context.text.shared.number(version)])
    }
}

extension HistoryLine.Doer {
    /// The name as the account that looks at a page reads it: "you" for itself.
    func name(for context: DeskPageContext) -> String {
        switch self {
        case .server: context.text(.theServer)
        case .office: context.text(.theOffice)
        case .account(let id, let name): id == context.account?.id ? context.text(.you) : name
        }
    }
}
