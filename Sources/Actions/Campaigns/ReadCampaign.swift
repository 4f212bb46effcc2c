package import Domain

/// What a campaign folder says, and everything that is wrong with it.
package struct CampaignReading: Sendable {
    /// nil when a finding is an error.
    package var campaign: Campaign?
    package var findings: [Finding]
}

/// Reads a campaign folder; all findings at once. `today`: the day against which its days are held; without one they are not.
package func readCampaign(_ folder: CampaignFolder, on today: Day? = nil) -> CampaignReading {
    let (campaign, findings) = read(folder, on: today)
    return CampaignReading(campaign: findings.hasErrors ? nil : campaign, findings: findings.inOrder)
}

/// The campaign of a folder that was imported before: what has become a fault since then does not close its page.
package func readStored(_ folder: CampaignFolder) -> Campaign? { read(folder, on: nil).campaign }

private func read(_ folder: CampaignFolder, on today: Day?) -> (campaign: Campaign?, findings: Findings) {
    let findings = Findings()
    let texts = folder.texts(findings)
    if let file = CampaignFile(texts, findings, today) { return (file.campaign(folder), findings) }
    // Without campaign.yaml the other files can still be looked at.
    let tags = texts.keys.compactMap { $0.split(separator: ".").dropLast().last.map { Language(String($0)) } }
    let languages = CampaignLanguages(all: [], known: Set(tags).sorted())
    _ = PageFiles(texts, languages, findings)
    _ = LetterFiles(texts, languages, findings)
    return (nil, findings)
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
            if bytes.contains(0) { findings.silence(path) }
            let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
            texts[path] = unmarked.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        }
        for other in misnamed { other.report(findings) }
        if files[Self.main] == nil {
            let inside = nested.map { ". There is one in `\($0)`: name that folder" } ?? ""
            findings.error(Self.main, nil, "is missing: every campaign has one\(inside)")
        }
        return texts
    }

    /// The first line, from 1, for which it holds.
    private static func line(of bytes: [UInt8], where holds: (ArraySlice<UInt8>) -> Bool) -> Int? {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).firstIndex(where: holds).map { $0 + 1 }
    }
}
