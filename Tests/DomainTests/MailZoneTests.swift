import Testing

@testable import Domain

/// What a zone says about our mail. `Browser/test_mail_zone.py` asks a real name server.
@Suite struct MailZoneTests {
    /// Answers from a table of `name type` and records. A name with `!` does not answer.
    private static func lookup(_ zone: [String: [String]]) -> DNSLookup {
        { question in
            let key = "\(question.name) \(question.type.rawValue)"
            return zone["!\(key)"] == nil ? zone[key] ?? [] : nil
        }
    }

    private static let zone: [String: [String]] = [
        "plain.example txt": ["other", "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all"],
        "hosts.example txt": ["v=spf1 a:relay.example mx/28 ~all"],
        "relay.example a": ["198.51.100.7"], "hosts.example mx": ["mx.example"],
        "mx.example a": ["203.0.113.17"],
        "including.example txt": ["V=SPF1 include:plain.example ?all"],
        "redirected.example txt": ["v=spf1 redirect=plain.example"],
        "twice.example txt": ["v=spf1 -all", "v=spf1 +all"],
        "loop.example txt": ["v=spf1 include:loop.example -all"],
        "broken.example txt": ["v=spf1 wrong -all"],
        "nobody.example txt": ["v=spf1 include:empty.example -all"],
        "macro.example txt": ["v=spf1 exists:%{i}.list.example -all"],
        "late-macro.example txt": ["v=spf1 ip4:192.0.2.1 include:%{d2}.example -all"],
        "deep-macro.example txt": ["v=spf1 include:macro.example -all"],
        "redirected-macro.example txt": ["v=spf1 redirect=%{d}.example"],
        "named.example txt": ["v=spf1 ptr -all"],
        "exists.example txt": ["v=spf1 exists:relay.example -all"],
        "missing.example txt": ["v=spf1 exists:empty.example a:empty.example mx:empty.example -all"],
        "late-error.example txt": ["v=spf1 ip4:192.0.2.1 wrong -all"],
        "length.example txt": ["v=spf1 ip4:192.0.2.0/33 -all"],
        "modifier.example txt": ["v=spf1 x-note=a:b exp=%{d}.example ip4:192.0.2.1 -all"],
        "two-redirects.example txt": ["v=spf1 redirect=plain.example redirect=hosts.example"],
        "!silent.example txt": [],
    ]

    @Test(arguments: [
        ("plain.example", "192.0.2.99", SPFCheck.Verdict.pass), ("plain.example", "192.0.3.1", .fail),
        ("plain.example", "2001:DB8:0:1::5", .pass), ("plain.example", "2001:db9::1", .fail),
        ("hosts.example", "198.51.100.7", .pass), ("hosts.example", "203.0.113.30", .pass),
        ("hosts.example", "203.0.113.32", .softfail), ("including.example", "192.0.2.1", .pass),
        ("including.example", "198.51.100.1", .neutral), ("redirected.example", "192.0.2.1", .pass),
        ("redirected.example", "198.51.100.1", .fail), ("twice.example", "192.0.2.1", .permerror),
        ("loop.example", "192.0.2.1", .permerror), ("broken.example", "192.0.2.1", .permerror),
        ("nobody.example", "192.0.2.1", .permerror), ("none.example", "192.0.2.1", .none),
        ("silent.example", "192.0.2.1", .temperror),
        ("macro.example", "192.0.2.1", .untold("exists:%{i}.list.example")),
        ("late-macro.example", "192.0.2.1", .pass),
        ("late-macro.example", "192.0.2.2", .untold("include:%{d2}.example")),
        ("deep-macro.example", "192.0.2.1", .untold("exists:%{i}.list.example")),
        ("redirected-macro.example", "192.0.2.1", .untold("redirect=%{d}.example")),
        ("named.example", "192.0.2.1", .untold("ptr")), ("exists.example", "192.0.2.1", .pass),
        ("missing.example", "192.0.2.1", .permerror), ("late-error.example", "192.0.2.1", .permerror),
        ("length.example", "192.0.2.1", .permerror), ("modifier.example", "192.0.2.1", .pass),
        ("two-redirects.example", "192.0.2.1", .permerror),
    ])
    func spfIsEvaluated(_ domain: String, _ address: String, _ verdict: SPFCheck.Verdict) {
        #expect(SPFCheck.verdict(of: address, for: domain, lookup: Self.lookup(Self.zone)) == verdict)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.256", "::1::", "1:2:3:4:5:6:7", "g::1", "1:2:3:4:5:6:7:8:9"])
    func whatIsNoAddressIsNone(_ text: String) {
        #expect(IPOctets(text) == nil && DNSQuestion(nameOf: text) == nil)
    }

    @Test func addressesHaveQuestions() {
        #expect(DNSQuestion(nameOf: "192.0.2.7")?.name == "7.2.0.192.in-addr.arpa")
        let six = DNSQuestion(nameOf: "2001:db8::7")?.name
        #expect(six?.hasPrefix("7.0.0.0.") == true && six?.hasSuffix("8.b.d.0.1.0.0.2.ip6.arpa") == true)
        #expect(IPOctets("::ffff:192.0.2.7")?.octets.suffix(4) == [192, 0, 2, 7])
    }

    private static let key = MailZone.Key(
        name: "postbag._domainkey.harbour.example", record: "v=DKIM1; k=rsa; p=AAAA", line: "the line")
    private static let good: [String: [String]] = [
        "harbour.example txt": ["v=spf1 ip4:192.0.2.7 -all"],
        "postbag._domainkey.harbour.example txt": ["v=DKIM1; k=rsa; p=AA AA"],
        "_dmarc.harbour.example txt": ["v=DMARC1; p=reject; aspf=s"],
        "7.2.0.192.in-addr.arpa ptr": ["mail.harbour.example"], "mail.harbour.example a": ["192.0.2.7"],
    ]

    private static func findings(
        _ change: [String: [String]], key: MailZone.Key? = key, returnPath: String = "harbour.example"
    ) -> [MailZone.Finding] {
        let zone = good.merging(change) { $1 }
        return MailZone(of: "harbour.example", lookup: lookup(zone)).findings(
            addresses: ["192.0.2.7"], ours: ["192.0.2.7"], key: key, returnPath: returnPath)
    }

    @Test func aGoodZoneHasNothingToMend() {
        let findings = Self.findings([:])
        #expect(findings.allSatisfy { $0.weight == .fine && $0.line == nil })
        #expect(findings.map(\.about) == ["SPF", "DKIM", "DMARC", "name of 192.0.2.7"])
    }

    @Test(
        arguments: [
            (["harbour.example txt": []], "SPF", "harbour.example. IN TXT \"v=spf1 ip4:192.0.2.7 ~all\""),
            (["harbour.example txt": ["v=spf1 -all"]], "SPF", nil),
            (["harbour.example txt": ["v=spf1 -all", "v=spf1 ~all"]], "SPF", nil),
            (["postbag._domainkey.harbour.example txt": []], "DKIM", "the line"),
            (["postbag._domainkey.harbour.example txt": ["v=DKIM1; p=BBBB"]], "DKIM", "the line"),
            (
                ["_dmarc.harbour.example txt": []], "DMARC",
                "_dmarc.harbour.example. IN TXT \"v=DMARC1; p=none\""
            ),
            (["_dmarc.harbour.example txt": ["v=DMARC1; p=often"]], "DMARC", nil),
            (["7.2.0.192.in-addr.arpa ptr": []], "name of 192.0.2.7", nil),
            (["mail.harbour.example a": ["192.0.2.8"]], "name of 192.0.2.7", nil),
            (["!harbour.example txt": []], "SPF", nil),
        ] as [([String: [String]], String, String?)])
    func whatIsWrongIsNamed(_ change: [String: [String]], _ about: String, _ line: String?) {
        let wrong = Self.findings(change).filter { $0.weight != .fine }
        #expect(wrong.map(\.about) == [about] && wrong.first?.line == line)
    }

    @Test func whatCannotBeToldIsSaid() {
        let spf = Self.findings(["harbour.example txt": ["v=spf1 exists:%{i}.list.example -all"]])[0]
        #expect(spf.weight == .warning && spf.text.contains("cannot be told"))
    }

    /// Where the organisation of a domain begins, by the records above it.
    @Test(
        arguments: [
            ([:], "a.b.example", "a.b.example", nil),
            (["_dmarc.b.example": "v=DMARC1; p=none"], "a.b.example", "b.example", "b.example"),
            (["_dmarc.a.b.example": "v=DMARC1; p=none"], "a.b.example", "a.b.example", "a.b.example"),
            (
                ["_dmarc.a.b.example": "v=DMARC1; p=none; psd=n", "_dmarc.b.example": "v=DMARC1; p=none"],
                "a.b.example", "a.b.example", "a.b.example"
            ),
            (
                ["_dmarc.a.b.example": "v=DMARC1; p=none", "_dmarc.b.example": "v=DMARC1; p=none"],
                "a.b.example", "b.example", "a.b.example"
            ),
            (["_dmarc.b.example": "v=DMARC1; p=none; psd=y"], "x.a.b.example", "a.b.example", "b.example"),
            (
                ["_dmarc.g.example": "v=DMARC1; p=none"], "a.b.c.d.e.f.g.h.i.g.example", "g.example",
                "g.example"
            ),
        ] as [([String: String], String, String, String?)])
    func theOrganisationIsFound(
        _ zone: [String: String], _ domain: String, _ organisation: String, _ holds: String?
    ) throws {
        let walk = try #require(DMARCWalk(from: domain) { zone[$0.name].map { [$0] } ?? [] })
        #expect(walk.organisation == organisation && walk.record?.domain == holds)
    }

    @Test func thePolicyOfSubdomainsHoldsBelow() {
        let zone = ["_dmarc.harbour.example txt": ["v=DMARC1; p=none; sp=reject"]]
        let found = MailZone(of: "letters.harbour.example", lookup: Self.lookup(zone)).findings(
            addresses: [], ours: [], key: nil, returnPath: "bounces.harbour.example")
        let policy = found.filter { $0.about == "DMARC" }
        #expect(policy.map(\.weight) == [.fine] && policy[0].text.contains("reject (sp)"))
    }

    @Test func twoNeighboursWithoutACommonRecordCannotBeTold() {
        let zone = ["_dmarc.letters.harbour.example txt": ["v=DMARC1; p=none"]]
        let found = MailZone(of: "letters.harbour.example", lookup: Self.lookup(zone)).findings(
            addresses: [], ours: [], key: nil, returnPath: "harbour.example")
        #expect(found.contains { $0.about == "DMARC" && $0.text.contains("cannot be told") })
    }

    @Test(
        arguments: [
            ([], nil),
            (["mx.example; none"], MailZone.Finding.Weight.warning),
            (["mx.example; spf=pass smtp.mailfrom=bounce-1@harbour.example; dmarc=pass (p=reject)"], .fine),
            (["mx.example 1; dkim=pass header.d=harbour.example header.s=postbag"], .fine),
            (
                ["mx.example; dkim=pass header.d=relay.example; spf=pass smtp.mailfrom=relay.example"],
                .warning
            ),
            (["mx.example; dkim=fail (bad; \"signature) header.i=@harbour.example"], .warning),
            (
                ["mx.example; dkim=pass header.d=harbour.example; dmarc=fail header.from=harbour.example"],
                .problem
            ),
            (["mx.example; spf=fail", "mx.example; dkim=pass header.d=mail.harbour.example"], .fine),
            (["mx.example; spf=fail", "forged.example; dmarc=pass"], .warning),
            (["mx.example; dkim=temperror reason=\"no; dmarc=pass\""], .warning),
        ] as [([String], MailZone.Finding.Weight?)])
    func resultsOfAReceivingServerAreRead(_ fields: [String], _ weight: MailZone.Finding.Weight?) {
        #expect(AuthenticationResults(fields: fields)?.finding(for: "harbour.example").weight == weight)
    }

    @Test func aReturnPathElsewhereIsNotAligned() {
        #expect(Self.findings([:], returnPath: "mail.harbour.example").contains { $0.weight == .warning })
        let loose = ["_dmarc.harbour.example txt": ["v=DMARC1; p=none"]]
        #expect(!Self.findings(loose, returnPath: "mail.harbour.example").contains { $0.weight == .warning })
        #expect(Self.findings(loose, returnPath: "host.example").contains { $0.weight == .warning })
    }
}
