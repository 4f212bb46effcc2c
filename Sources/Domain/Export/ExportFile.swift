/// A file that an organiser can take out of a campaign.
package enum ExportFile: String, Sendable, CaseIterable {
    case folder, words, figures, csv, json, mbox, news

    /// Whether the file holds names and addresses of supporters.
    package var hasNames: Bool { [.csv, .json, .mbox, .news].contains(self) }

    /// Its name in the campaign's address, and on the disk of whoever takes it.
    package var name: String {
        switch self {
        case .folder: "folder.zip"
        case .words: "words.csv"
        case .figures: "figures.csv"
        case .csv: "letters.csv"
        case .json: "letters.json"
        case .mbox: "letters.mbox"
        case .news: "news.csv"
        }
    }

    package var contentType: String {
        switch self {
        case .folder: "application/zip"
        case .words, .figures, .csv, .news: "text/csv; charset=utf-8"
        case .json: "application/json"
        case .mbox: "application/mbox"
        }
    }

    package init?(named name: String) {
        guard let file = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = file
    }
}

/// The program for which a table is written.
package enum SheetStyle: String, Sendable, CaseIterable {
    /// Commas, as Excel and LibreOffice expect them in English.
    case english
    /// Semicolons, where the decimal sign is a comma: French, German and most others.
    case semicolons
    /// Commas, no byte order mark, and the names of columns in English.
    case programs

    var separator: UInt8 { self == .semicolons ? UInt8(ascii: ";") : UInt8(ascii: ",") }
    var hasMark: Bool { self != .programs }
}
