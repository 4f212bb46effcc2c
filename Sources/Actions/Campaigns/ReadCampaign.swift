package import Domain

/// The result of reading a campaign folder: the campaign and all diagnostics.
package struct CampaignReading: Sendable {
    /// Nil when a diagnostic is an error.
    package var campaign: Campaign?
    /// The campaign as far as it can be read, whatever the diagnostics say.
    package var readable: Campaign?
    package var diagnostics: [Diagnostic]
}

/// Reads a campaign folder and collects all diagnostics. Compares the campaign's days with `today`,
/// unless `today` is nil.
package func readCampaign(_ folder: CampaignFolder, on today: Day? = nil) -> CampaignReading {
    let (campaign, diagnostics) = read(folder, on: today)
    return CampaignReading(
        campaign: diagnostics.hasErrors ? nil : campaign, readable: campaign, diagnostics: diagnostics.inOrder
    )
}

/// Returns the campaign of a folder that was imported before. Ignores errors: a check that is newer
/// than the import must not close the campaign's page.
package func readStored(_ folder: CampaignFolder) -> Campaign? { read(folder, on: nil).campaign }

private func read(_ folder: CampaignFolder, on today: Day?) -> (campaign: Campaign?, diagnostics: Diagnostics)
{
    let diagnostics = Diagnostics()
    let texts = folder.texts(diagnostics)
    if let file = CampaignFile(texts, diagnostics, today) { return (file.campaign(folder), diagnostics) }
    // The other files can be checked even without campaign.yaml.
    let tags = texts.keys.compactMap { $0.split(separator: ".").dropLast().last.map { Language(String($0)) } }
    let languages = CampaignLanguages(all: [], known: Set(tags).sorted())
    _ = PageFiles(texts, languages, diagnostics)
    _ = LetterFiles(texts, languages, diagnostics)
    return (nil, diagnostics)
}

extension CampaignFolder {
    /// Returns the text files by path, with \n between lines.
    fileprivate func texts(_ diagnostics: Diagnostics) -> [String: String] {
        var texts: [String: String] = [:]
        for (path, bytes) in files where !Self.isPicture(path) {
            // A file that cannot be read still counts as present, so that no diagnostic calls it
            // missing.
            let text = String(decoding: bytes, as: UTF8.self)
            if let line = Self.line(of: bytes, where: { String(validating: $0, as: UTF8.self) == nil }) {
                diagnostics.error(path, line, "is not in UTF-8: save it with that encoding")
            } else if let line = Self.line(of: bytes, where: { $0.contains(0) }) {
                diagnostics.error(path, line, "holds U+0000: take it out")
            }
            if bytes.contains(0) { diagnostics.silence(path) }
            let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
            texts[path] = unmarked.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        }
        for other in misnamed { other.report(diagnostics) }
        if files[Self.main] == nil {
            let inside: DiagnosticText = nested.map { ". There is one in `\($0)`: name that folder" } ?? ""
            diagnostics.error(Self.main, nil, "is missing: every campaign has one\(inside)")
        }
        return texts
    }

    /// Returns the number of the first line, from 1, that meets the condition.
    private static func line(of bytes: [UInt8], where holds: (ArraySlice<UInt8>) -> Bool) -> Int? {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).firstIndex(where: holds)
            .map { $0 + 1 }
    }
}
