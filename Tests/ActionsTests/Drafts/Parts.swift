import Domain
import Foundation
import Storage

@testable import Actions

/// A part with one field, `text`: the whole text of one file.
struct FilePart: EditorPart {
    let path: String

    func fields(of folder: CampaignFolder) -> [String: String] { ["text": folder.text(path)] }

    func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        if let text = fields["text"] { folder.files[path] = Array(text.utf8) }
    }
}

/// The paragraphs of one letter in French and English.
struct ParagraphsPart: EditorPart {
    let key: String

    func fields(of folder: CampaignFolder) -> [String: String] {
        var fields: [String: String] = [:]
        for language in ["fr", "en"] {
            let paragraphs = folder.text(path(language)).components(separatedBy: "\n\n")
            fields["\(language)-subject"] = paragraphs[0]
            for (index, text) in paragraphs.dropFirst().enumerated() {
                fields["\(language)-\(index + 1)"] = text
            }
        }
        return fields
    }

    func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        let all = self.fields(of: folder).merging(fields) { _, new in new }
        for language in ["fr", "en"] {
            let paragraphs = (1...100).compactMap { all["\(language)-\($0)"] }.filter { !$0.isEmpty }
            let text = ([all["\(language)-subject"] ?? ""] + paragraphs).joined(separator: "\n\n")
            folder.files[path(language)] = Array(text.utf8)
        }
    }

    private func path(_ language: String) -> String { "letters/\(key).\(language).md" }
}

/// A part that cannot be written.
struct BrokenPart: EditorPart {
    struct Broken: Error {}

    func fields(of folder: CampaignFolder) -> [String: String] { ["text": ""] }
    func write(_ fields: [String: String], into folder: inout CampaignFolder) throws {
        folder.files["page.en.md"] = []
        throw Broken()
    }
}

extension CampaignFolder {
    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
}

extension DraftSave {
    var saved: SavedDraft? { if case .saved(let saved) = self { saved } else { nil } }
    var conflict: DraftConflict? { if case .conflict(let conflict) = self { conflict } else { nil } }
    var limit: CampaignFolder.Limit? { if case .refused(let limit) = self { limit } else { nil } }
}

extension Trial {
    /// Makes an account, and returns what it can do.
    func account(_ id: Int64, _ name: String, organises slug: String? = nil) async throws -> OperatorActions {
        let account = Account(id: id, name: name, email: "\(name)@harbour.example", isOwner: false)
        let now = services.environment.now()
        try await services.database.write { connection in
            _ = try connection.accounts.insert(account, address: Array(name.utf8), at: now)
            guard let slug else { return }
            try connection.accounts.setMembership(Membership(campaign: slug, role: .organiser), of: id)
        }
        return OperatorActions(services, actor: .account(account))
    }

    /// Runs `body` on each engine with two processes on one database.
    static func runTwo(_ body: (Trial, Trial) async throws -> Void) async throws {
        for kind in EngineKind.allCases {
            let place = try await Place(kind)
            let clock = TrialClock()
            let first = try await Trial(engine: place.open(), clock: clock, worker: "one")
            let second = try await Trial(engine: place.open(), clock: clock, worker: "two")
            try await body(first, second)
            for trial in [first, second] { try await trial.services.database.engine.close() }
            try await place.remove()
        }
    }
}
