extension Schema {
    /// Changes that attacks and use made necessary, in parts by subject.
    static let fourth = [fourthLetters, fourthMail, fourthCampaigns, fourthPlaces].joined(separator: ";\n")
}
