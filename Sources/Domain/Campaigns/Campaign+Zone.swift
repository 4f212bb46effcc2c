extension Campaign {
    /// The IANA name of the time zone of the desk's days and hours: that of the first target with
    /// hours, else the zone of the campaign's country, else UTC.
    package var deskZone: String {
        targets.lazy.compactMap(\.hours?.zone).first ?? country.flatMap { Self.zones[$0] } ?? "UTC"
    }

    /// Countries in which nearly everybody lives in one zone.
    private static let zones = [
        "AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "CH": "Europe/Zurich",
        "CY": "Asia/Nicosia", "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen",
        "DZ": "Africa/Algiers", "EE": "Europe/Tallinn", "EG": "Africa/Cairo", "ES": "Europe/Madrid",
        "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "GR": "Europe/Athens",
        "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "IE": "Europe/Dublin", "IL": "Asia/Jerusalem",
        "IN": "Asia/Kolkata", "IS": "Atlantic/Reykjavik", "IT": "Europe/Rome", "JO": "Asia/Amman",
        "JP": "Asia/Tokyo", "KE": "Africa/Nairobi", "KR": "Asia/Seoul", "LB": "Asia/Beirut",
        "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MA": "Africa/Casablanca",
        "MT": "Europe/Malta", "NG": "Africa/Lagos", "NL": "Europe/Amsterdam", "NO": "Europe/Oslo",
        "NZ": "Pacific/Auckland", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon", "RO": "Europe/Bucharest",
        "RS": "Europe/Belgrade", "SE": "Europe/Stockholm", "SI": "Europe/Ljubljana",
        "SK": "Europe/Bratislava", "SN": "Africa/Dakar", "TN": "Africa/Tunis", "TR": "Europe/Istanbul",
        "UA": "Europe/Kyiv", "ZA": "Africa/Johannesburg",
    ]
}
