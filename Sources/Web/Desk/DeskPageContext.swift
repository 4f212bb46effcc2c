package import Domain
package import Foundation

/// The data that every page of the desk needs.
package struct DeskPageContext: Sendable {
    /// The name of the site. Nil while nobody has named it.
    package var siteName: String?
    package var links: Links
    /// Nil for a browser that is not signed in.
    package var account: Account?
    package var rehearsal: Bool
    /// Whether this Postbag shows its letterbox. If so, pages link to it.
    package var showsLetterbox: Bool
    package var now: Date
    package var text: DeskText
    /// The path of this page, with its query, to which a choice of language returns.
    package var path: String
    /// The gravest switch that is on, for the band at the head of the page.
    package var band: SwitchBand?

    package init(
        siteName: String?, links: Links, account: Account?, rehearsal: Bool, showsLetterbox: Bool, now: Date,
        text: DeskText, path: String
    ) {
        self.siteName = siteName
        self.links = links
        self.account = account
        self.rehearsal = rehearsal
        self.showsLetterbox = showsLetterbox
        self.now = now
        self.text = text
        self.path = path
    }

    var language: Language { text.language }

    /// Returns the path of this page in another language: the path with `language=…` in its query.
    func path(in language: Language) -> String {
        path + (path.contains("?") ? "&" : "?") + "language=" + language.tag
    }
}
