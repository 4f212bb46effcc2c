import Actions
import ArgumentParser
import Domain
import Foundation
import Storage

@testable import Commands

/// A data folder for one test.
struct TrialData {
    let folder: URL

    /// Passes a new data folder to `body` and removes it afterwards.
    /// - Parameter campaign: a campaign folder of the project, which is imported.
    static func with(campaign: String? = nil, _ body: (TrialData) async throws -> Void) async throws {
        let data = TrialData(
            folder: FileManager.default.temporaryDirectory.appending(path: "commands-\(UUID().uuidString)"))
        let engine = try await data.open()
        if let campaign {
            let files = try CampaignFolder(reading: project.appending(path: campaign))
            _ = try await engine.write {
                try $0.campaigns.store("calais", files: files.files, at: Date())
            }
        }
        try await engine.close()
        try await body(data)
        try FileManager.default.removeItem(at: data.folder)
    }

    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    func open() async throws -> any Engine { try await SQLiteEngine.open(folder: folder) }

    func settings(_ environment: [String: String] = [:]) throws -> Settings {
        let options = try SettingsOptions.parse(["--data", folder.path])
        return try Settings.read(
            SettingsSource(options: options, environment: environment), port: nil, host: nil, isDemo: false)
    }
}
