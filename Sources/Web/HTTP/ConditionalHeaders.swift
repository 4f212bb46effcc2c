/// Whether an `Accept-Encoding` header accepts gzip (RFC 9110 section 12.5.3). The header must name
/// gzip or `*`, with a quality above 0.
func takesGzip(_ header: String?) -> Bool {
    guard let header else { return false }
    // Nearly all browsers send a header with this beginning, so its qualities need not be read.
    if header.hasPrefix("gzip, deflate"), !header.utf8.contains(UInt8(ascii: ";")) { return true }
    let codings = header.lowercased().split(separator: ",").map { item -> (name: String, quality: Double) in
        let parts = item.split(separator: ";").map { String($0.filter { !$0.isWhitespace }) }
        let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
        return (parts.first ?? "", quality ?? 1)
    }
    let coding = codings.first { ["gzip", "x-gzip"].contains($0.name) } ?? codings.first { $0.name == "*" }
    return (coding?.quality ?? 0) > 0
}

/// Whether an `If-None-Match` header names `etag` (RFC 9110 section 13.1.2). The header is a list
/// of tags. The comparison is weak, because a proxy that compresses answers makes tags weak.
func names(_ etag: String, in header: String?) -> Bool {
    (header ?? "").split(separator: ",").map { $0.drop(while: \.isWhitespace) }.contains { item in
        let tag = (item.hasPrefix("W/") ? item.dropFirst(2) : item).prefix { !$0.isWhitespace }
        return tag == etag || tag == "*"
    }
}
