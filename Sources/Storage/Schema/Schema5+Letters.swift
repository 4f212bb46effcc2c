extension Schema {
    /// New columns that say what a letter has, so that no SQL has to look into its text. Erasing a
    /// letter clears both. The update leaves out the letters that the defaults describe already.
    /// - `has_words`: the writer added own words.
    /// - `has_email`: the letter still has its writer's address.
    static let fifthLetters = """
        ALTER TABLE letter ADD COLUMN has_words INT64 NOT NULL DEFAULT 0;
        ALTER TABLE letter ADD COLUMN has_email INT64 NOT NULL DEFAULT 1;
        UPDATE letter SET has_words = CASE WHEN words <> '' THEN 1 ELSE 0 END,
            has_email = CASE WHEN email <> '' THEN 1 ELSE 0 END
        WHERE words <> '' OR email = ''
        """
}
