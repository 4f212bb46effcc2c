extension Schema {
    /// What attack and use have asked for, in parts by subject.
    static let fourth = [fourthLetters, fourthMail, fourthCampaigns, fourthPlaces].joined(separator: ";\n")
}
