import Domain
import Foundation
import Storage

extension OperatorActions {
    /// Saves a form of the editor. Merges it with what others saved since `base`, the revision that
    /// the page showed.
    /// - Parameter form: the random id of the open page. Its own saves are never a conflict.
    /// - Parameter number: counts what this page has sent, from 1, so that a save that was
    ///   overtaken on its way is left out. 0 for a page that does not count.
    package func save(
        _ slug: String, part: some EditorPart, fields: [String: String], base: Int64, form: String = "",
        number: Int64 = 0
    ) async throws -> DraftSave {
        if let limit = exceeded(by: fields, form) { return .refused(limit) }
        let author = DraftAuthor(account: actor.account, form: form)
        return try await change { connection, now in
            try connection.drafts.lock(slug)
            guard let text = try DraftText(connection, slug) else { return (.missing, []) }
            let saving = DraftSaving(
                connection: connection, text: text, part: part, author: author, now: now)
            return (try saving.save(fields, base: base, number: number), [])
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

    func save(_ mine: [String: String], base: Int64, number: Int64) throws -> DraftSave {
        let folder = try text.folder(withPictures: false)
        let theirs = part.fields(of: folder)
        let sent = try connection.draftForms.find(text.slug, of: author)
        if let sent, number < sent.number { return saved(folder, theirs: []) }
        let merge = FieldMerge(
            base: try fields(at: base, sent), mine: mine, theirs: theirs)
        guard merge.conflicts.isEmpty else {
            let savers = try savers(of: merge, in: folder, theirs, base: base)
            return .conflict(DraftConflict(revision: text.revision, merge: merge, savers: savers))
        }
        var changed = folder
        try part.write(merge.fields.emptying(merge.goneRows(of: theirs)), into: &changed)
        if let limit = changed.exceeded { return .refused(limit) }
        let changes = folder.changes(to: changed)
        let revision = try changes.isEmpty ? nil : text.store(changes, by: author, at: now)
        try connection.draftForms.set(
            SentForm(
                revision: revision ?? text.revision, number: number, fields: JSONEncoder().bytes(of: mine)),
            text.slug, of: author, at: now)
        return saved(changed, revision, theirs: merge.theirs)
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
    private func fields(at base: Int64, _ sent: SentForm?) throws -> [String: String]? {
        if let sent, base < sent.revision {
            return try JSONDecoder().decode([String: String].self, from: Data(sent.fields))
        }
        return try text.folder(at: base, withPictures: false).map(part.fields)
    }

    /// Finds out who saved the fields in conflict: whoever saved the file that has them.
    private func savers(
        of merge: FieldMerge, in folder: CampaignFolder, _ theirs: [String: String], base: Int64
    ) throws -> [String: DraftConflict.Saver] {
        let old = try text.folder(at: base, withPictures: false)
        let since = old == nil ? 0 : max(base, 0)
        let saved = try connection.drafts.saved(text.slug, after: since, without: author.form)
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

extension [String: String] {
    /// The same fields with an empty value for each of these names.
    fileprivate func emptying(_ names: Set<String>) -> Self {
        merging(names.map { ($0, "") }) { value, _ in value }
    }
}

extension JSONEncoder {
    fileprivate func bytes(of fields: [String: String]) throws -> [UInt8] { try [UInt8](encode(fields)) }
}
