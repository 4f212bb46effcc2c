extension Schema {
    static let fourthLetters = """
        """
}
