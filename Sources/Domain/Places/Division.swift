/// A part of a country that elects one or several members: a constituency, une circonscription.
package struct Division: Sendable, Hashable {
    package var legislature: String
    /// The GSS code (`E14001063`), or the country's own code.
    package var code: String
    package var name: String
    /// The name in further languages.
    package var names: Localized
    /// The Open Civic Data identifier: `ocd-division/country:gb/…`.
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
