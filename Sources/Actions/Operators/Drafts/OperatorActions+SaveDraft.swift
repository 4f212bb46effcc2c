import Domain
import Foundation
import Storage

extension OperatorActions {
    /// Saves a form of the editor. Merges it with what others saved since `base`, the revision that
    /// the page showed.
    /// - Parameter form: the random id of the open page. Its own saves are never a conflict.
    /// - Parameter number: counts what this page has sent, from 1, so that a save that was
    ///   overtaken on its way is left out. 0 for a page that does not count.
    /// - Parameter losing: whether comments may go that the files cannot keep.
    /// - Parameter edit: what a button of the form does besides. The merge tells it which number a
    ///   paragraph has now.
    package func save(
        _ slug: String, part: some EditorPart, fields: [String: String], base: Int64, form: String = "",
        number: Int64 = 0, losing: Bool = true, then edit: DraftEditing? = nil
    ) async throws -> DraftSave {
        if let limit = exceeded(by: fields, form) { return .refused(limit) }
        let author = DraftAuthor(account: actor.account, form: form)
        return try await change { connection, now in
            try connection.drafts.lock(slug)
            guard let text = try DraftText(connection, slug) else { return (.missing, []) }
            let saving = DraftSaving(
                connection: connection, text: text, part: part, author: author, now: now)
            return (try saving.save(fields, base: base, number: number, losing: losing, then: edit), [])
        }
    }

    private func exceeded(by fields: [String: String], _ form: String) -> CampaignFolder.Limit? {
        let mostFields = CampaignFolder.mostFiles * 10
        if fields.count > mostFields { return .tooManyFields(most: mostFields) }
        let most = CampaignFolder.largestText
        if let field = fields.filter({ $0.value.utf8.count > most }).keys.min() {
            return .tooLarge(field, most: most)
        }
        return form.utf8.count > TextLimit.short.octets || form.contains("\0")
            ? .tooLarge("form", most: TextLimit.short.octets) : nil
    }
}

/// One save of one form, while the draft is locked.
private struct DraftSaving<Part: EditorPart> {
    let connection: any Connection
    let text: DraftText
    let part: Part
    let author: DraftAuthor
    let now: Date

    func save(
        _ mine: [String: String], base: Int64, number: Int64, losing: Bool, then edit: DraftEditing?
    ) throws -> DraftSave {
        let folder = try text.folder(withPictures: false)
        let theirs = part.fields(of: folder)
        let sent = try connection.draftForms.find(text.slug, of: author)
        // A plain button of a page that counts otherwise sends no number.
        if let sent, number > 0, number < sent.number { return saved(folder, theirs: []) }
        let origin = try text.folder(at: base, withPictures: false)
        let merge = FieldMerge(
            base: try fields(of: origin, at: base, sent), mine: try written(mine, into: origin),
            theirs: theirs)
        guard merge.conflicts.isEmpty else {
            let savers = try savers(of: merge, in: folder, theirs, since: origin == nil ? 0 : max(base, 0))
            return .conflict(DraftConflict(revision: text.revision, merge: merge, savers: savers))
        }
        var changed = folder
        try write(merge.fields, into: &changed)
        try edit?(&changed, merge)
        if let limit = changed.exceeded { return .refused(limit) }
        let lost = losing ? [] : folder.lostComments(in: changed)
        guard lost.isEmpty else { return .losesComments(lost) }
        let changes = folder.changes(to: changed)
        let revision = try changes.isEmpty ? nil : text.store(changes, by: author, at: now)
        let last = SentForm(
            revision: revision ?? text.revision, number: max(number, sent?.number ?? 0),
            fields: try JSONEncoder().bytes(of: mine))
        try connection.draftForms.set(last, text.slug, of: author, at: now)
        return saved(changed, revision, theirs: merge.theirs)
    }

    /// Returns fields as the part reads them once they are written into the text that the page
    /// showed: it may trim them, or split one into two.
    private func written(_ fields: [String: String], into origin: CampaignFolder?) throws -> [String: String]
    {
        guard var folder = origin else { return fields }
        try write(fields, into: &folder)
        return part.fields(of: folder)
    }

    /// Writes fields into a folder. Paragraphs behind the last one that was sent are emptied.
    private func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        let gone = FieldMerge.gone(from: fields, of: part.fields(of: folder))
        try part.write(fields.merging(gone.map { ($0, "") }) { value, _ in value }, into: &folder)
    }

    private func saved(_ folder: CampaignFolder, _ revision: Int64? = nil, theirs: [FieldMerge.Change])
        -> DraftSave
    {
        .saved(
            SavedDraft(
                revision: revision ?? text.revision,
                savedAt: revision == nil ? text.head?.savedAt ?? now : now,
                isNew: revision != nil, fields: part.fields(of: folder), theirs: theirs))
    }

    /// Returns what the page was made from: what it sent last, when it has not seen the answer to
    /// that, else the fields at its base. Nil when nobody knows any more.
    private func fields(of origin: CampaignFolder?, at base: Int64, _ sent: SentForm?) throws
        -> [String: String]?
    {
        guard let sent, base < sent.revision else { return origin.map(part.fields) }
        let last = try JSONDecoder().decode([String: String].self, from: Data(sent.fields))
        return try written(last, into: origin)
    }

    /// Finds out who saved the fields in conflict: whoever saved the file that has them.
    private func savers(
        of merge: FieldMerge, in folder: CampaignFolder, _ theirs: [String: String], since revision: Int64
    ) throws -> [String: DraftConflict.Saver] {
        let saved = try connection.drafts.saved(text.slug, after: revision, without: author.form)
        let old = revision == 0 ? nil : try text.folder(at: revision, withPictures: false)
        var savers: [String: DraftConflict.Saver] = [:]
        for file in saved.prefix(Self.mostFiles) {
            var before = folder
            before.files[file.path] = old?.files[file.path]
            let fields = part.fields(of: before)
            let changed = Set(theirs.keys).union(fields.keys).filter { theirs[$0] != fields[$0] }
            let groups = Set(changed.map(FieldMerge.group))
            for conflict in merge.conflicts where savers[conflict.name] == nil {
                guard groups.contains(FieldMerge.group(of: conflict.name)) else { continue }
                savers[conflict.name] = .init(name: file.by, at: file.at)
            }
        }
        return savers
    }

    /// How many files are looked at for who saved a field.
    private static var mostFiles: Int { 50 }
}

extension JSONEncoder {
    fileprivate func bytes(of fields: [String: String]) throws -> [UInt8] { try [UInt8](encode(fields)) }
}
