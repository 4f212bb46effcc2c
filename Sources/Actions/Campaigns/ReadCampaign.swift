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
            guard let text = String(validating: bytes, as: UTF8.self) else {
                findings.error(path, nil, "is not in UTF-8: save it with that encoding")
                continue
            }
            if text.utf8.contains(0) { findings.error(path, nil, "holds U+0000: take it out") }
            let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
            texts[path] = unmarked.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        }
        if files[Self.main] == nil { findings.error(Self.main, nil, "is missing: every campaign has one") }
        return texts
    }
}
