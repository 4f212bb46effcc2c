extension Schema {
    static let fourthMail = """
        """
}
