extension Schema {
    static let fourthCampaigns = """
        """
}
