import Foundation

/// Rules for e-mail addresses: RFC 5321 section 4.1.2 with the other scripts of RFC 6531, without
/// address literals.
package enum EmailAddress {
    /// The maximum length in octets (RFC 5321 section 4.5.3.1.3, without the brackets).
    package static let longest = 254

    package enum ValidationError: Error, Sendable, Equatable {
        case missing, incomplete, impossible
        /// A character that only looks like `@`.
        case otherSign
    }

    /// Returns the error in `address`, or nil. `incomplete`: the end is missing, most often `.com`.
    package static func flaw(in address: String) -> ValidationError? {
        if case .failure(let flaw) = read(address) { flaw } else { nil }
    }

    /// Returns the address in the spelling that is stored and used for sending. The domain is in
    /// A-labels. The local part is in NFKC, without invisible characters.
    package static func read(_ typed: String) -> Result<String, ValidationError> {
        // Long texts are refused before slower work.
        guard typed.utf8.count <= 1_000 else { return .failure(.impossible) }
        if isPlain(typed) { return .success(typed) }
        let text = unwrapped(visible(typed))
        guard !text.isEmpty else { return .failure(.missing) }
        if text.unicodeScalars.contains(where: lookalikeSigns.contains) { return .failure(.otherSign) }
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count <= 2, let name = localPart(halves[0]) else { return .failure(.impossible) }
        guard halves.count == 2, let domain = domain(halves[1]) else {
            return .failure(halves.count == 2 && !halves[1].isEmpty ? .impossible : .incomplete)
        }
        guard isLocalPart(name), name.utf8.count + domain.utf8.count < 254 else {
            return .failure(.impossible)
        }
        let labels = domain.utf8.split(separator: UInt8(ascii: "."))
        guard labels.count > 1 else { return .failure(.incomplete) }
        guard let last = labels.last, !last.allSatisfy(DomainName.isDigit) else {
            return .failure(.impossible)
        }
        return .success("\(name)@\(domain)")
    }

    /// Returns one spelling for all addresses of the same mailbox, to find out whether a person
    /// wrote before. Never send to this spelling. Lower case, without `+tag`. For Gmail (both its
    /// domains) dots are removed. Other providers' rules are not guessed.
    package static func normalised(_ address: String) -> String {
        normalised(spelled: (try? read(address).get()) ?? address)
    }

    /// Whether `read` returns the address unchanged, found in one pass over the octets. May return
    /// false for some such addresses.
    private static func isPlain(_ address: String) -> Bool {
        let (dot, hyphen, at) = (UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "@"))
        var (isDomain, dots, label, start, last) = (false, 0, 0, dot, dot)
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "_"):
                guard !isDomain else { return false }
            case hyphen:
                guard label > 0, last != hyphen else { return false }
            case dot, at:
                guard label > 0, last != hyphen, byte == dot || !isDomain else { return false }
                isDomain = isDomain || byte == at
                dots = byte == dot ? dots + 1 : 0
                (label, last) = (0, byte)
                continue
            default: return false
            }
            if label == 0 { start = byte }
            (label, last) = (label + 1, byte)
            guard label <= 63 else { return false }
        }
        return isDomain && dots > 0 && label > 0 && last != hyphen && start >= UInt8(ascii: "a")
            && address.utf8.count <= 64
    }

    /// Returns the spelling that earlier versions compared: the domain in its own script. Nil when
    /// the spelling is the same.
    package static func normalisedFormerly(_ address: String) -> String? {
        address.contains("xn--") ? normalised(spelled: readable(address)) : nil
    }

    private static func normalised(spelled address: String) -> String {
        let isASCII = address.utf8.allSatisfy { $0 < 0x80 }
        let lower = (isASCII ? address : address.streamSafe.precomposedStringWithCanonicalMapping)
            .lowercased()
        guard let at = lower.lastIndex(of: "@") else { return lower }
        var name = String(lower[..<at])
        var domain = String(lower[lower.index(after: at)...])
        if let plus = name.firstIndex(of: "+"), plus != name.startIndex { name = String(name[..<plus]) }
        if domain == "googlemail.com" { domain = "gmail.com" }
        if domain == "gmail.com" { name.removeAll { $0 == "." } }
        return "\(name)@\(domain)"
    }

    /// Returns a stored address as its owner knows the address, with the domain in its own script.
    package static func readable(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@") else { return address }
        return address[...at] + DomainName.readable(String(address[address.index(after: at)...]))
    }
}

extension EmailAddress {
    /// Returns the address without invisible characters. Such characters are copied along from
    /// right-to-left pages. The two joiners stay in a domain, because in some scripts they belong
    /// to the word.
    private static func visible(_ typed: String) -> String {
        guard !typed.utf8.allSatisfy({ $0 < 0x80 }) else { return typed }
        let at = typed.unicodeScalars.lastIndex(of: "@") ?? typed.unicodeScalars.endIndex
        var scalars = String.UnicodeScalarView()
        for index in typed.unicodeScalars.indices {
            let scalar = typed.unicodeScalars[index]
            if !isInvisible(scalar) || index > at && isJoiner(scalar) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200C}" || scalar == "\u{200D}"
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
    }

    /// Returns the address without text that people copy along: white space, `mailto:`, angle
    /// brackets.
    private static func unwrapped(_ typed: String) -> String {
        var text = trimmed(typed[...])
        if text.lowercased().hasPrefix("mailto:") { text = trimmed(text.dropFirst(7)) }
        if text.hasPrefix("<"), text.hasSuffix(">") { text = trimmed(text.dropFirst().dropLast()) }
        return String(text)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var rest = text.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }

    /// Returns the local part. Nil when no mailbox can have this name. Removes unnecessary quotes.
    private static func localPart(_ typed: Substring) -> String? {
        var name = String(trimmed(typed))
        if !name.utf8.allSatisfy({ $0 < 0x80 }) { name = name.precomposedStringWithCompatibilityMapping }
        if name.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") {
            name = String(name.dropFirst().dropLast()).replacing(/\\(.)/) { $0.output.1 }
        }
        let isClean = name.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? isLocal(UInt8(scalar.value))
                : !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
        }
        return isClean ? name : nil
    }

    private static func domain(_ typed: Substring) -> String? {
        var name = String(trimmed(typed))
        // Removes the dot of the DNS root.
        if let last = name.last, dots.contains(last) { name.removeLast() }
        guard !name.isEmpty else { return nil }
        return DomainName.ascii(name)
            ?? DomainName.ascii(
                String(String.UnicodeScalarView(name.unicodeScalars.filter { !isJoiner($0) })))
    }

    private static func isLocalPart(_ name: String) -> Bool {
        name.utf8.count <= 64
            && name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty
            }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        DomainName.isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || atext.contains(byte)
    }

    private static let atext = Array(".!#$%&'*+-/=?^_`{|}~".utf8)
    /// UTS 46 treats each of these characters as a dot.
    private static let dots: Set<Character> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
    private static let lookalikeSigns: Set<Unicode.Scalar> = ["\u{FF20}", "\u{FE6B}", "\u{24D0}", "\u{24B6}"]
}
