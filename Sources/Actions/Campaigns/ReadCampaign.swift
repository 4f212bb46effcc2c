package import Domain

/// What a campaign folder says, and everything that is wrong with it.
package struct CampaignReading: Sendable {
    /// nil when a finding is an error.
    package var campaign: Campaign?
    package var findings: [Finding]
}

/// Reads a campaign folder; all findings at once.
package func readCampaign(_ folder: CampaignFolder) -> CampaignReading {
    let findings = Findings()
    let texts = folder.texts(findings)
    let campaign = CampaignFile(texts, findings)?.campaign(folder)
    return CampaignReading(campaign: findings.hasErrors ? nil : campaign, findings: findings.inOrder)
}

extension CampaignFolder {
    /// The text files, with \n between lines.
    fileprivate func texts(_ findings: Findings) -> [String: String] {
        var texts: [String: String] = [:]
        for (path, bytes) in files where !Self.isPicture(path) {
            // What cannot be read still counts as there, so that nothing else is said to be missing.
            let text = String(decoding: bytes, as: UTF8.self)
            if let line = Self.line(of: bytes, where: { String(validating: $0, as: UTF8.self) == nil }) {
                findings.error(path, line, "is not in UTF-8: save it with that encoding")
            } else if let line = Self.line(of: bytes, where: { $0.contains(0) }) {
                findings.error(path, line, "holds U+0000: take it out")
            }
            let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
            texts[path] = unmarked.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        }
        if files[Self.main] == nil { findings.error(Self.main, nil, "is missing: every campaign has one") }
        return texts
    }

    /// The first line, from 1, for which it holds.
    private static func line(of bytes: [UInt8], where holds: (ArraySlice<UInt8>) -> Bool) -> Int? {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).firstIndex(where: holds).map { $0 + 1 }
    }
}
