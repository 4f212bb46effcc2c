import CPostgres

/// The address of a PostgreSQL database: `postgres://user:password@host:port/name`, or `?host=`
/// with the folder of its socket. `description` never shows the password.
package struct PostgresAddress: Sendable, Equatable, CustomStringConvertible {
    let url: String
    /// The name of the database.
    let name: String
    /// The address for PostgreSQL's own programs, as variables of their environment.
    let environment: [String: String]
    package let description: String

    /// Parses an address. Throws `ParseError` with a message for an operator.
    package init(parsing url: String) throws {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
            throw ParseError("must begin with postgres://")
        }
        // libpq's own message may quote the password.
        guard let options = PQconninfoParse(url, nil) else {
            throw ParseError("is not an address that PostgreSQL's library understands")
        }
        defer { PQconninfoFree(options) }
        var (named, environment): ([String: String], [String: String]) = ([:], [:])
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val.map({ String(cString: $0) }) {
                named[String(cString: keyword)] = value
                if let variable = option.pointee.envvar { environment[String(cString: variable)] = value }
            }
            option += 1
        }
        guard let name = named["dbname"], !name.isEmpty else {
            throw ParseError("names no database: postgres://host/name")
        }
        (self.url, self.name, self.environment) = (url, name, environment)
        let host = named["host"] ?? named["hostaddr"] ?? "local socket"
        let user = named["user"].map { "\($0)@" } ?? ""
        description = "\(user)\(host)\(named["port"].map { ":\($0)" } ?? "")/\(name)"
    }

    package struct ParseError: Error, CustomStringConvertible {
        package let description: String

        init(_ description: String) { self.description = description }
    }
}
