/// A house whose members each sit for a division: `uk-house-of-commons`, `fr-assemblee-nationale`.
package struct Legislature: Sendable, Hashable {
    /// As campaigns name it: `representative: uk-house-of-commons`.
    package var key: String
    /// ISO 3166-1, two letters.
    package var country: String
    package var name: String
    /// Where paper reaches any member, care of the house; without the member's name.
    package var post: [String]
    /// While it is dissolved nobody is a member; the day on which the next one may be written to.
    package var dissolvedUntil: Day?

    package init(key: String, country: String, name: String, post: [String] = [], dissolvedUntil: Day? = nil)
    {
        self.key = key
        self.country = country
        self.name = name
        self.post = post
        self.dissolvedUntil = dissolvedUntil
    }

    package func isDissolved(on day: Day) -> Bool { dissolvedUntil.map { day < $0 } ?? false }

    /// Those that need no more than their key to be imported.
    package static let known = [
        Legislature(
            key: "uk-house-of-commons", country: "GB", name: "House of Commons",
            post: ["House of Commons", "London", "SW1A 0AA"]),
        Legislature(
            key: "fr-assemblee-nationale", country: "FR", name: "Assemblée nationale",
            post: ["Assemblée nationale", "126, rue de l’Université", "75355 Paris 07 SP"]),
    ]
}
