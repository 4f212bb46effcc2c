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
    private static let own: Set<String> = [
        "base", "form", "number", "do", "step", "sure", "try", "kept", "lose",
    ]

    init(_ body: FormBody) {
        fields = Dictionary(grouping: body.pairs, by: \.name).filter {
            !Self.own.contains($0.key) && !$0.key.hasPrefix("keep-")
        }.mapValues { pairs in pairs.map(\.value).filter { !$0.isEmpty }.joined(separator: "\n") }
        base = body.number("base") ?? 0
        form = body["form"].scalars(first: 40)
        number = body.number("number") ?? 0
        deed = body["do"].scalars(first: 60)
    }

    /// The number at the end of a deed: 3 of `up-3`. Nil for one that no page has.
    func number(of deed: String) -> Int? {
        guard self.deed.hasPrefix(deed + "-") else { return nil }
        return Int(self.deed.dropFirst(deed.count + 1)).flatMap { (1...10_000).contains($0) ? $0 : nil }
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
    /// Saves a form. Returns the answer to one that is not saved: the conflict with what others
    /// saved, or what is to be put right. Nil when it is saved.
    /// - Parameter mayChange: whether the account may change a field.
    func refusal(
        of sent: SentPart, _ part: some EditorPart, _ desk: CampaignDesk, _ view: PartView,
        _ body: FormBody, _ request: Request, where mayChange: (String) -> Bool = { _ in true }
    ) async throws -> Response? {
        var sent = try await takingTheirs(body, sent, part, desk)
        sent.fields = sent.fields.filter { mayChange($0.key) }
        do {
            let outcome = try await desk.operators.save(
                desk.slug, part: part, fields: sent.fields, base: sent.base, form: sent.form,
                number: sent.number, losing: body["lose"] == "yes")
            switch outcome {
            case .saved: return nil
            case .missing: throw HTTPError(.notFound)
            case .refused(let limit):
                return desk.refused(sent, view, limit.field, limit.told(desk.page.text), request)
            case .losesComments(let comments):
                return desk.asking(sent, view, losing: comments, request)
            case .conflict(let conflict):
                return request.answer(desk.conflict(conflict, sent, view), status: .conflict)
            }
        } catch let error as CampaignDocumentError {
            return desk.refused(
                sent, view, "", desk.page.text(.cannotWrite, ["file": error.file]), request)
        }
    }

    /// Puts the other's text in the place of mine, where the page of a conflict says so.
    private func takingTheirs(
        _ body: FormBody, _ sent: SentPart, _ part: some EditorPart, _ desk: CampaignDesk
    ) async throws -> SentPart {
        let names = body.pairs.filter { $0.name.hasPrefix("keep-") && $0.value == "theirs" }
            .map { String($0.name.dropFirst("keep-".count)) }
        guard !names.isEmpty, let folder = try await desk.operators.folder(of: desk.slug, at: sent.base)
        else { return sent }
        let theirs = part.fields(of: folder)
        var chosen = sent
        for name in names { chosen.fields[name] = theirs[name] ?? "" }
        return chosen
    }

    /// Where a saved form leads: to the next part, to what changes, or back to its own page.
    func saved(_ sent: SentPart, _ desk: CampaignDesk, _ view: PartView) -> Response {
        if sent.deed == "changes" { return .seeOther(links.deskTry(desk.slug) + "#changes") }
        return .seeOther(sent.deed == "next" ? desk.heading.path(of: view.place.next, links) : view.path)
    }
}

extension CampaignDesk {
    /// Returns the page with what was sent and is not saved.
    func refused(
        _ sent: SentPart, _ view: PartView, _ field: String, _ problem: String, _ request: Request
    ) -> Response {
        var state = state(of: sent)
        state.issues[field, default: []].append(problem)
        return request.answer(view.html(state), status: .unprocessableContent)
    }

    /// Returns the page with what was sent, which says that saving it takes comments out.
    fileprivate func asking(_ sent: SentPart, _ view: PartView, losing comments: [String], _ request: Request)
        -> Response
    {
        var state = state(of: sent)
        state.asksToLose = true
        let told = comments.prefix(20).map { page.text(.quoted, ["words": $0.scalars(first: 200)]) }
        state.notices.append(
            page.text(
                .losesComments, counting: comments.count,
                ["comments": told.joined(separator: page.text(.listComma))]))
        return request.answer(view.html(state), status: .unprocessableContent)
    }

    /// The state of a page that shows what was sent and is not saved.
    func state(of sent: SentPart) -> EditorState {
        EditorState(values: sent.fields, base: sent.base, form: sent.form, saved: saved)
    }

    /// The state of a page that shows what is saved.
    func shown(_ part: some CheckedPart, form: String) -> EditorState {
        var state = state(of: part, form: form)
        if draft.isBehind { state.notices.append(page.text(.draftBehind)) }
        return state
    }

    fileprivate func conflict(_ conflict: DraftConflict, _ sent: SentPart, _ view: PartView) -> HTML {
        let saver = conflict.savers.values.max { $0.at < $1.at }
        let pairs = conflict.merge.conflicts.map { field in
            let named = view.label(field.name)
            return ConflictEditor.Pair(
                name: field.name, label: named.label, language: named.language, mine: field.mine ?? "",
                theirs: wordChanges(from: field.mine ?? "", to: field.theirs ?? ""))
        }
        let state = EditorState(
            values: conflict.merge.fields, base: conflict.revision, form: sent.form, saved: saved)
        var editor = ConflictEditor(
            place: view.place, about: view.about, action: view.path,
            by: saver?.name.map { .account(id: 0, name: $0) } ?? .server,
            at: saver?.at ?? draft.savedAt ?? page.now, beganAt: nil, pairs: pairs, state: state)
        editor.mergedTheirs = conflict.merge.theirs.map { view.label($0.name).label }
        editor.mergedMine = conflict.merge.mine.map { view.label($0.name).label }
        return conflictPage(page, heading, editor)
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
