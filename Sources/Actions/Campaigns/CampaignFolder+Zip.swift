extension CampaignFolder {
    /// The most that is unpacked: entries, octets of one file, and of all.
    private static let zipLimits = ZipReader.Limits(
        entries: mostFiles, octets: largestPicture, all: 2 * largestPicture)

    /// Reads a folder from a ZIP archive, in which it may stand in one folder of its own. Throws
    /// `ZipReader.Failure` or `CampaignFolderError`.
    package init(zip bytes: [UInt8]) throws {
        let archive = try ZipReader(bytes, limits: Self.zipLimits)
        // Macs add files of their own, whose names begin with a full stop.
        let names = archive.names.filter { name in
            !name.hasPrefix("__MACOSX/") && name.split(separator: "/").last?.hasPrefix(".") != true
        }
        let top = Self.commonFolder(of: names)
        self.init()
        for name in names {
            let path = String(name.dropFirst(top.count))
            guard Self.isKnown(path) else { throw CampaignFolderError.unknownFile(path) }
            let content = try archive.file(name) ?? []
            let limit = Self.isPicture(path) ? Self.largestPicture : Self.largestText
            guard content.count <= limit else { throw CampaignFolderError.tooLarge(path, limit: limit) }
            files[path] = content
        }
        guard files[Self.main] != nil else { throw CampaignFolderError.noFolder(Self.main) }
    }

    /// Returns the files as a ZIP archive, in a folder of this name.
    package func zipped(in folder: String) -> [UInt8] {
        zip(files.sorted { $0.key < $1.key }.map { (path: "\(folder)/\($0.key)", bytes: $0.value) })
    }

    /// The folder in which all files stand, with its slash. "" when they stand in none.
    private static func commonFolder(of names: [String]) -> String {
        guard let main = names.first(where: { $0.hasSuffix("/\(Self.main)") }) else { return "" }
        let top = String(main.dropLast(Self.main.count))
        return names.allSatisfy { $0.hasPrefix(top) } ? top : ""
    }
}
