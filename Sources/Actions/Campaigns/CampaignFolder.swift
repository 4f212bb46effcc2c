package import Foundation

/// The files of a campaign, byte for byte. Leaves out files that do not belong to a campaign.
package struct CampaignFolder: Sendable, Equatable {
    /// The bytes of each file by its path within the folder, with `/`.
    package var files: [String: [UInt8]]
    /// Files that seem to belong to the campaign but have a wrong name. Text files among them are
    /// in `files` under the right name.
    var misnamed: [Misnamed] = []
    /// The name of an inner folder that contains a campaign.
    var nested: String?

    package static let main = "campaign.yaml"
    /// How the name of an iCalendar file with holidays ends.
    package static let calendar = ".ics"
    package static let largestText = 256 << 10
    package static let largestPicture = 16 << 20
    package static let mostFiles = 500

    package init(files: [String: [UInt8]] = [:]) { self.files = files }

    /// Whether a path names a campaign file: `campaign.yaml`, `page….md`, a picture, an
    /// iCalendar file, or `letters/….md`.
    package static func isKnown(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.last, !name.hasPrefix("."), !name.contains("\\"), !name.contains("\0") else {
            return false
        }
        if parts.count == 2 { return parts[0] == "letters" && name.hasSuffix(".md") }
        return parts.count == 1
            && (name == main || name.hasPrefix("page") && name.hasSuffix(".md") || isPicture(name)
                || name.lowercased().hasSuffix(calendar))
    }

    package static func isPicture(_ name: String) -> Bool {
        [".jpg", ".jpeg", ".png", ".webp", ".gif"].contains { name.lowercased().hasSuffix($0) }
    }
}

/// The error when a campaign folder cannot be read or written at all.
package enum CampaignFolderError: Error, Equatable, CustomStringConvertible {
    case noFolder(String), notEmpty(String), tooLarge(String, limit: Int), tooMany(Int), outside(String),
        unreadable(String), unknownFile(String)

    package var description: String {
        switch self {
        case .noFolder(let path): "\(path) is not a folder"
        case .notEmpty(let path): "\(path) is not empty"
        case .tooLarge(let file, let limit): "\(file) is larger than \(limit / 1_024) KB"
        case .tooMany(let limit): "there are more than \(limit) files"
        case .outside(let file): "\(file) is a link to outside the folder"
        case .unreadable(let file): "\(file) cannot be read"
        case .unknownFile(let file): "\(file) is not a file of a campaign"
        }
    }
}

extension CampaignFolder {
    package init(reading folder: URL) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue
        else {
            throw CampaignFolderError.noFolder(folder.path)
        }
        let root = folder.resolvingSymlinksInPath().standardizedFileURL
        let paths = try Self.paths(in: root)
        let others = try Misnamed.all(of: paths + Self.foreignPaths(in: root, paths), besides: Set(paths))
        let known = paths.filter { path in Self.isKnown(path) && !others.contains { $0.path == path } }
            .sorted()
        guard known.count <= Self.mostFiles else { throw CampaignFolderError.tooMany(Self.mostFiles) }
        files = [:]
        for path in known { files[path] = try Self.read(path, in: root) }
        for other in others.prefix(Self.mostFiles) {
            if let name = other.name, files[name] == nil {
                files[name] = other.isText ? try Self.read(other.path, in: root) : []
            }
        }
        misnamed = others
        nested = paths.sorted().first {
            FileManager.default.fileExists(atPath: root.appending(path: "\($0)/\(Self.main)").path)
        }
    }

    /// Returns the paths in folders that were meant to be `letters`.
    private static func foreignPaths(in root: URL, _ paths: [String]) throws -> [String] {
        // On a disk that ignores case, these can be the same files as those in `letters`.
        try paths.filter(Misnamed.isLetters).flatMap { folder -> [String] in
            var isFolder: ObjCBool = false
            let path = root.appending(path: folder).path
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
            else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: path).map { "\(folder)/\($0)" }
        }
    }

    /// Returns the names in a folder and the paths in its `letters`. Empty when there is no folder.
    private static func paths(in root: URL) throws -> [String] {
        var isFolder: ObjCBool = false
        let exists = { (url: URL) in
            FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
        }
        guard exists(root) else { return [] }
        let top = try FileManager.default.contentsOfDirectory(atPath: root.path)
        let letters = root.appending(path: "letters")
        return try top
            + (exists(letters)
                ? FileManager.default.contentsOfDirectory(atPath: letters.path).map { "letters/\($0)" } : [])
    }

    /// Reads one file. Follows a symbolic link only to a regular file inside the folder.
    private static func read(_ path: String, in root: URL) throws -> [UInt8] {
        let file = root.appending(path: path).resolvingSymlinksInPath().standardizedFileURL
        guard file.path.hasPrefix(root.path + "/") else { throw CampaignFolderError.outside(path) }
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw CampaignFolderError.unreadable(path)
        }
        let limit = isPicture(path) ? largestPicture : largestText
        guard let size = attributes[.size] as? Int, size <= limit else {
            throw CampaignFolderError.tooLarge(path, limit: limit)
        }
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
            throw CampaignFolderError.unreadable(path)
        }
        return [UInt8](bytes)
    }

    /// Writes every file, each completely or not at all. With `replacing`, the folder may already
    /// contain a campaign. Deletes that campaign's files when this one does not have them.
    package func write(to folder: URL, replacing: Bool = false) throws {
        if let unknown = files.keys.first(where: { !Self.isKnown($0) }) {
            throw CampaignFolderError.unknownFile(unknown)
        }
        let there = try Self.paths(in: folder)
        guard replacing || there.isEmpty else { throw CampaignFolderError.notEmpty(folder.path) }
        for path in there where Self.isKnown(path) && files[path] == nil {
            try FileManager.default.removeItem(at: folder.appending(path: path))
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if files.keys.contains(where: { $0.hasPrefix("letters/") }) {
            try FileManager.default.createDirectory(
                at: folder.appending(path: "letters"), withIntermediateDirectories: true)
        }
        for (path, bytes) in files {
            try Data(bytes).write(to: folder.appending(path: path), options: .atomic)
        }
    }
}
