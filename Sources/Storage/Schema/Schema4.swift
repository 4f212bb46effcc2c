extension Schema {
    /// The changes after an attack test and first use, in parts by subject.
    static let fourth = [fourthLetters, fourthMail, fourthCampaigns, fourthPlaces].joined(separator: ";\n")
}
