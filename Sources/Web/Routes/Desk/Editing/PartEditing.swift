import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// One form of the editor that was sent.
struct SentPart: Sendable {
    var fields: [String: String]
    let base: Int64
    let form: String
    /// Counts what the open page has sent. 0 for a page that does not count.
    let number: Int64
    /// What the pressed button says. "" for "Save".
    let deed: String

    /// The names of fields that belong to the form itself.
    private static let own: Set<String> = ["base", "form", "number", "do", "step", "sure", "try", "kept"]

    init(_ body: FormBody) {
        fields = Dictionary(grouping: body.pairs, by: \.name).filter {
            !Self.own.contains($0.key) && !$0.key.hasPrefix("keep-")
        }.mapValues { pairs in pairs.map(\.value).filter { !$0.isEmpty }.joined(separator: " ") }
        base = body.number("base") ?? 0
        form = body["form"].scalars(first: 40)
        number = body.number("number") ?? 0
        deed = body["do"].scalars(first: 60)
    }

    /// The number at the end of a deed: 3 of `up-3`.
    func number(of deed: String) -> Int? {
        self.deed.hasPrefix(deed + "-") ? Int(self.deed.dropFirst(deed.count + 1)) : nil
    }
}

/// What one part of the editor shows, and how it is called.
struct PartView: Sendable {
    let place: CampaignPlace
    /// What is edited: "Letter to the Minister".
    let about: String
    /// The form's address.
    let path: String
    /// What the page calls a field, and the language of its content.
    let label: @Sendable (String) -> (label: String, language: Language?)
    let html: @Sendable (EditorState) -> HTML
}

extension DeskController {
    func freshForm() -> String { services.environment.random(8).map { String($0, radix: 16) }.joined() }

    /// Saves a form, and answers with a conflict or with what is to be put right. Nil when it is
    /// saved and the handler goes on.
    func answerUnlessSaved(
        _ sent: SentPart, _ part: some EditorPart, _ edited: EditedCampaign, _ view: PartView,
        _ body: FormBody, _ request: Request, _ context: DeskContext
    ) async throws -> Response? {
        var sent = sent
        try await takeTheirs(body, &sent, part, edited, context)
        let outcome = try await operators(context).save(
            edited.slug, part: part, fields: sent.fields, base: sent.base, form: sent.form,
            number: sent.number)
        switch outcome {
        case .saved: return nil
        case .missing: throw HTTPError(.notFound)
        case .refused(let limit):
            var state = state(of: sent, edited)
            state.issues[limit.field] = [limit.told(edited.page.text)]
            return request.answer(view.html(state), status: .contentTooLarge)
        case .conflict(let conflict):
            return request.answer(conflictPage(conflict, sent, edited, view), status: .conflict)
        }
    }

    /// Puts the other's text in the place of mine, where the page of a conflict says so.
    private func takeTheirs(
        _ body: FormBody, _ sent: inout SentPart, _ part: some EditorPart, _ edited: EditedCampaign,
        _ context: DeskContext
    ) async throws {
        let names = body.pairs.filter { $0.name.hasPrefix("keep-") && $0.value == "theirs" }
            .map { String($0.name.dropFirst(5)) }
        guard !names.isEmpty,
            let folder = try await operators(context).folder(of: edited.slug, at: sent.base)
        else { return }
        let theirs = part.fields(of: folder)
        for name in names { sent.fields[name] = theirs[name] ?? "" }
    }

    /// The state of a page that shows what was sent and is not saved.
    func state(of sent: SentPart, _ edited: EditedCampaign) -> EditorState {
        EditorState(values: sent.fields, base: sent.base, form: sent.form, saved: edited.saved())
    }

    private func conflictPage(
        _ conflict: DraftConflict, _ sent: SentPart, _ edited: EditedCampaign, _ view: PartView
    ) -> HTML {
        let saver = conflict.savers.values.max { $0.at < $1.at }
        let pairs = conflict.merge.conflicts.map { field in
            let named = view.label(field.name)
            return ConflictEditor.Pair(
                name: field.name, label: named.label, language: named.language, mine: field.mine ?? "",
                theirs: wordChanges(from: field.mine ?? "", to: field.theirs ?? ""))
        }
        let state = EditorState(
            values: conflict.merge.fields, base: conflict.revision, form: sent.form, saved: edited.saved())
        var editor = ConflictEditor(
            place: view.place, about: view.about, action: view.path,
            by: saver?.name.map { .account(id: 0, name: $0) } ?? .server,
            at: saver?.at ?? edited.draft.savedAt ?? edited.page.now, beganAt: nil, pairs: pairs, state: state)
        editor.mergedTheirs = conflict.merge.theirs.map { view.label($0.name).label }
        editor.mergedMine = conflict.merge.mine.map { view.label($0.name).label }
        return Web.conflictPage(edited.page, edited.heading, editor)
    }
}

extension CampaignFolder.Limit {
    /// The field that is too long. "" for the whole form.
    var field: String {
        if case .tooLarge(let name, _) = self { name } else { "" }
    }

    func told(_ text: DeskText) -> String {
        switch self {
        case .tooLarge(let name, let most):
            text(.tooLarge, ["name": name, "most": text.shared.number(most / 1_000)])
        case .tooManyFiles(let most), .tooManyFields(let most): text(.tooManyThings, counting: most)
        case .unknownFile(let name): text(.unknownFile, ["name": name])
        }
    }
}

/// Compares two texts word by word. Long texts that differ much are shown one after the other.
func wordChanges(from old: String, to new: String) -> [TextChange] {
    let most = 2_000
    let (a, b) = (words(of: old), words(of: new))
    guard a.count <= most, b.count <= most else { return [.gone(old), .new(new)] }
    let difference = b.difference(from: a)
    var (gone, added) = (Set<Int>(), Set<Int>())
    for change in difference {
        switch change {
        case .remove(let offset, _, _): gone.insert(offset)
        case .insert(let offset, _, _): added.insert(offset)
        }
    }
    var changes: [TextChange] = []
    var (index, other) = (0, 0)
    while index < a.count || other < b.count {
        if index < a.count, gone.contains(index) {
            changes.add(.gone(a[index]))
            index += 1
        } else if other < b.count, added.contains(other) {
            changes.add(.new(b[other]))
            other += 1
        } else {
            changes.add(.same(b[other]))
            (index, other) = (index + 1, other + 1)
        }
    }
    return changes
}

/// The words of a text, each with the space after it.
private func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
        word.append(character)
        if character.isWhitespace {
            words.append(word)
            word = ""
        }
    }
    return word.isEmpty ? words : words + [word]
}

extension [TextChange] {
    /// Adds a piece, to the last one if that is of the same kind.
    fileprivate mutating func add(_ piece: TextChange) {
        switch (last, piece) {
        case (.same(let before), .same(let text)): self[count - 1] = .same(before + text)
        case (.gone(let before), .gone(let text)): self[count - 1] = .gone(before + text)
        case (.new(let before), .new(let text)): self[count - 1] = .new(before + text)
        default: append(piece)
        }
    }
}
