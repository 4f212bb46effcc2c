/// A house whose members each represent a division: `uk-house-of-commons`,
/// `fr-assemblee-nationale`.
package struct Legislature: Sendable, Hashable {
    /// The key that campaigns use: `representative: uk-house-of-commons`.
    package var key: String
    /// The ISO 3166-1 code, two letters.
    package var country: String
    package var name: String
    /// The postal address for letters to any member, care of the house, without the member's name.
    package var post: [String]
    /// The first day on which people may write to the members after a dissolution. Until then the
    /// house has no members.
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

    /// Legislatures that can be imported by their key alone.
    package static let known = [
        Legislature(
            key: "uk-house-of-commons", country: "GB", name: "House of Commons",
            post: ["House of Commons", "London", "SW1A 0AA"]),
        Legislature(
            key: "fr-assemblee-nationale", country: "FR", name: "Assemblée nationale",
            post: ["Assemblée nationale", "126, rue de l’Université", "75355 Paris 07 SP"]),
    ]
}
