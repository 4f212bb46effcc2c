/// A part of a country that elects a member, or several: a constituency, une circonscription.
package struct Division: Sendable, Hashable {
    package var legislature: String
    /// GSS code (`E14001063`), or the country's own.
    package var code: String
    package var name: String
    /// Its name in further languages.
    package var names: Localized
    /// Open Civic Data: `ocd-division/country:gb/…`.
    package var ocd: String?

    package init(legislature: String, code: String, name: String, names: Localized = [:], ocd: String? = nil)
    {
        self.legislature = legislature
        self.code = code
        self.name = name
        self.names = names
        self.ocd = ocd
    }

    package func name(in language: Language) -> String { names[language] ?? name }
}
