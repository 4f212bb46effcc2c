extension Schema {
    static let fourthPlaces = """
        CREATE TABLE place_hour (
            campaign TEXT NOT NULL PRIMARY KEY,
            hour INT64 NOT NULL,
            counted TEXT NOT NULL
        ) STRICT
        """
}
