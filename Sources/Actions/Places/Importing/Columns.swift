import Domain
import Foundation

/// Finds a table's columns by their known names.
struct Columns {
    let header: [String]
    private let plain: [String]
    private let chosen: [String: Int]

    /// `choices` are columns that the operator names, as `--column name=MP`. Ignores a choice that
    /// names no column.
    init(_ header: [String], choices: [String: String]) throws(PlaceFileError) {
        self.header = header
        plain = header.map(Self.plain)
        var chosen: [String: Int] = [:]
        for (meaning, name) in choices {
            guard let place = Self.place(of: name, header) ?? plain.firstIndex(of: Self.plain(name)) else {
                continue
            }
            chosen[meaning] = place
        }
        self.chosen = chosen
    }

    /// Returns the index of a column by its name, or by its number from 1, as `#7`.
    private static func place(of name: String, _ header: [String]) -> Int? {
        if let number = Int(name.dropFirst()), name.hasPrefix("#"), header.indices.contains(number - 1) {
            return number - 1
        }
        return header.firstIndex(of: name)
    }

    /// Returns the number of columns with a known name in a row that may be a header.
    static func known(in row: [String], _ choices: [String: String]) -> Int {
        guard row.count > 1, let columns = try? Columns(row, choices: choices) else { return 0 }
        return Set(Meaning.allCases.compactMap(columns.find)).count
    }

    /// Returns an error when a needed column's name appears twice. The operator must then say which
    /// is meant.
    func doubled(in file: String) -> PlaceFileError? {
        for meaning in Meaning.allCases where chosen[meaning.rawValue] == nil {
            guard let place = find(meaning) else { continue }
            let same = plain.indices.filter { plain[$0] == plain[place] }
            guard same.count > 1 else { continue }
            let numbers = same.map { "#\($0 + 1)" }
            return PlaceFileError(
                "\(file): \(same.count) columns are called “\(header[place])”: \(numbers.joined(separator: ", ")). "
                    + "Say which is meant: --column \(meaning.rawValue)=\(numbers[0])")
        }
        return nil
    }

    /// Returns the letters and digits in lower case: `Post_Code` is `postcode`, `Prénom` is
    /// `prenom`.
    static func plain(_ name: String) -> String {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).filter {
            $0.isLetter || $0.isNumber
        }
    }

    /// Returns the column that the operator named, else the column with the first known name.
    /// `pcon*cd` is the newest of `pcon10cd`, `pcon24cd`.
    func find(_ meaning: Meaning) -> Int? {
        if let place = chosen[meaning.rawValue] { return place }
        for name in meaning.names {
            if let place = name.contains("*") ? newest(name) : plain.firstIndex(of: name) { return place }
        }
        return nil
    }

    private func newest(_ pattern: String) -> Int? {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        let years = plain.indices.compactMap { index -> (index: Int, year: Int)? in
            guard plain[index].hasPrefix(parts[0]), plain[index].hasSuffix(parts[1]) else { return nil }
            return Int(plain[index].dropFirst(parts[0].count).dropLast(parts[1].count)).map { (index, $0) }
        }
        return years.max { $0.year < $1.year }?.index
    }

    /// Returns the error for a table whose columns are not recognised.
    func unclear(_ file: String, needs meanings: [Meaning]) -> PlaceFileError {
        let flags = meanings.map { "--column \($0.rawValue)=…" }.joined(separator: " ")
        return PlaceFileError(
            "\(file): it is not clear which column is which. There are: \(header.map(CellText.oneLine).joined(separator: ", ")). Say \(flags)"
        )
    }
}

/// The meaning of a column, with the names that tables give to it, best first.
enum Meaning: String, CaseIterable {
    case postcode, division, constituency, name, given, family, email, form, gender, party, honorific,
        address, since, until
    case ended, ward, commune, department, departmentName, vacant, ocd

    var names: [String] {
        switch self {
        case .postcode:
            [
                "pcds", "pcd7", "pcd8", "pcd2", "pcd", "postcode", "postalcode", "codepostal", "postcodes",
                "zip", "zipcode", "plz",
            ]
        case .division:
            [
                "pcon*cd", "pcon*", "pconcd", "pcon", "division", "divisioncode", "divisionid",
                "constituencycode", "constituencygss", "gsscode",
                "gss",
                "areacode", "areaid", "codecirconscription", "codecirco", "circonscription", "circo",
                "numcirco", "numerocirconscription",
                "constituencyid", "code",
            ]
        case .constituency:
            [
                "pcon*nm", "pconnm", "constituency", "constituencyname", "divisionname", "seat", "seatname",
                "area", "areaname", "riding",
                "libellecirconscription",
            ]
        case .name:
            [
                "mp", "membername", "fullname", "name", "namedisplayas", "displayname", "representative",
                "member", "nomcomplet", "depute",
            ]
        case .given: ["firstname", "givenname", "forename", "prenom"]
        case .family: ["lastname", "familyname", "surname", "nom"]
        case .email: ["email", "emailaddress", "mail", "courriel", "adresseemail"]
        case .form: ["form", "contactform", "webform", "formulaire"]
        case .gender: ["gender", "sex", "sexe", "civilite"]
        case .party: ["partyname", "party", "parti", "groupe"]
        case .honorific: ["honorific", "honorificprefix", "title"]
        case .address: ["address", "postaladdress", "officeaddress", "adresse", "adressepostale"]
        case .since: ["startdate", "since", "start", "from", "membershipstartdate"]
        case .until: ["enddate", "until", "end", "to", "membershipenddate"]
        case .ended: ["doterm", "dateoftermination"]
        case .ward: ["wd*cd", "wardcode", "ward"]
        case .commune:
            ["nomcommune", "commune", "nomdelacommune", "libellecommune", "nomcommunepostal", "city", "town"]
        case .department: ["codedepartement", "departement", "dep", "departmentcode"]
        case .departmentName: ["nomdepartement", "libelledepartement", "department", "departementname"]
        case .vacant: ["vacant"]
        case .ocd: ["ocd", "ocdid", "ocddivision", "ocddivisionid"]
        }
    }
}
