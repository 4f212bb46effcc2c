import Foundation

/// The countries of ISO 3166-1, by their two-letter codes.
package enum Country {
    package static let codes = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG
        CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
        GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
        LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
        NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
        SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Countries whose addresses have no postal code, or where few people know theirs (Universal
    /// Postal Union, "Addressing systems").
    package static let withoutPostcodes = Set(
        """
        AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GD GH GM GN GQ GY HK JM KI KM KN KP LC ML MO MR MW NA NR NU PA QA RW SB
        SC SL SO SR SS ST SX SY TD TF TG TK TL TO TV UG VU YE ZW
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Returns the country's name in `language`. Returns the code itself when there is no name.
    package static func name(_ code: String, in language: Language) -> String {
        // Other input from a visitor is neither looked up nor cached.
        guard code.utf8.count == 2, codes.contains(code) else { return code }
        return names([code, language.tag]) { language.locale.localizedString(forRegionCode: code) ?? code }
    }

    private static let names = BoundedCache<[String], String>(most: 10_000)

    /// Returns all 249 countries with their names, in the sort order of `language`.
    package static func all(in language: Language) -> [(code: String, name: String)] {
        let named = codes.map { (code: $0, name: name($0, in: language)) }
        return named.sorted {
            $0.name.compare($1.name, options: [], range: nil, locale: language.locale) == .orderedAscending
        }
    }
}
