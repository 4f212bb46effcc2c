extension Schema {
    static let fourthPlaces = """
        """
}
