import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests that one mailbox is one person, in every spelling of its address and its postcode.
@Suite struct OneMailboxTests {
    /// Spellings that reach alice.smith@gmail.com, or reach nobody.
    static let spellings = [
        "alice.smith@gmail.com", "Alice.Smith@Gmail.com", "ALICE.SMITH@GMAIL.COM", "alicesmith@gmail.com",
        "a.l.i.c.e.smith@gmail.com",
        "alice.smith@googlemail.com", "alicesmith@GoogleMail.com", "alice.smith+news@gmail.com",
        "alice.smith+a+b@gmail.com",
        " alice.smith@gmail.com ", "alice.smith @gmail.com", "alice.smith@ gmail.com",
        "alice.smith @ gmail.com", "alice.smith@gmail.com.",
        "alice.smith@gmail。com", "alice.smith@gmail．com", "alice.smith@gmail｡com", "alice.smith@ｇｍａｉｌ.com",
        "alice.smith@gmail.ｃｏｍ",
        "ａｌｉｃｅ.smith@gmail.com", "alice．smith@gmail.com", "alice.smith@gm\u{AD}ail.com",
        "al\u{AD}ice.smith@gmail.com",
        "alice.smith@gm\u{200B}ail.com", "alice\u{200B}.smith@gmail.com", "\u{FEFF}alice.smith@gmail.com",
        "alice.smith@gmail.com\u{FEFF}", "\u{200E}alice.smith@gmail.com",
        "\u{200F}alice.smith@gmail.com\u{200F}",
        "\u{202A}alice.smith@gmail.com\u{202C}", "\u{202E}alice.smith@gmail.com\u{202C}",
        "\u{2068}alice.smith@gmail.com\u{2069}",
        "\u{61C}alice.smith@gmail.com", "alice.smith\u{2060}@gmail.com", "alice.smith@\u{2060}gmail.com",
        "alice\u{34F}.smith@gmail.com", "alice.smith@gm\u{200D}ail.com", "alice.smith@gm\u{200C}ail.com",
        "alice\u{200D}.smith@gmail.com",
        "alice.smith\u{FE0F}@gmail.com", "alice.smith@gm\u{FE0F}ail.com", "\u{180E}alice.smith@gmail.com",
        "\"alice.smith\"@gmail.com", "\"alice\\.smith\"@gmail.com", "<alice.smith@gmail.com>",
        "mailto:alice.smith@gmail.com",
        "\u{A0}alice.smith@gmail.com\u{3000}", "alice.ﬆmith@gmail.com".replacing("ﬆ", with: "s"),
        "𝐚𝐥𝐢𝐜𝐞.smith@gmail.com",
        "alice.smith@𝗴𝗺𝗮𝗶𝗹.com", "alice.smith@ⓖmail.com", "alice.smith@GMAIL.com.", "alice.ſmith@gmail.com",
    ]

    @Test func fiftySpellingsOfOneMailboxAreOneSupporter() async throws {
        #expect(Set(Self.spellings).count >= 50)
        try await Trial.run { trial in
            for spelling in Self.spellings {
                let (browser, written) = try await trial.write("Alice Smith", spelling)
                guard case .waiting = written else {
                    Issue.record("\(spelling.debugDescription): \(written)"); continue
                }
                try await trial.work()
                let token = try #require(trial.post.tokens.last)
                _ = try await trial.supporters.confirm(mailed: token, in: browser)
                try await trial.work()
                trial.wait(days: 1)
            }
            let tally = try await trial.tally()
            #expect(tally.supporters == 1)
            #expect(tally.letters.confirmed == 1)
            #expect(
                trial.post.domains.subtracting(["interieur.example"]).isSubset(of: [
                    "gmail.com", "googlemail.com",
                ]))
        }
    }

    /// Tests the domain in its own script, decomposed, in Punycode and in capitals.
    @Test func anInternationalDomainIsOneDomain() async throws {
        try await Trial.run { trial in
            for address in [
                "a@ex\u{E4}mple.org", "a@exa\u{308}mple.org", "a@xn--exmple-cua.org", "A@XN--EXMPLE-CUA.ORG",
                "a@EX\u{C4}MPLE.org",
            ] {
                _ = try await trial.write("Alice Smith", address)
                try await trial.work()
                _ = try await trial.supporters.confirm(
                    mailed: #require(trial.post.tokens.last), in: Browser())
                trial.wait(days: 1)
            }
            #expect(try await trial.tally().supporters == 1)
            #expect(trial.post.recipients.first == "a@xn--exmple-cua.org")
        }
    }

    /// A person who confirmed before addresses were read in one spelling stays the same person.
    @Test func formerHashesOfInternationalDomainsStillCount() async throws {
        try await Trial.run { trial in
            _ = try await trial.write("Alice Smith", "a@ex\u{E4}mple.org")
            try await trial.work()
            _ = try await trial.supporters.confirm(mailed: #require(trial.post.tokens.last), in: Browser())
            let former = try #require(trial.services.key.formerAddress("a@xn--exmple-cua.org"))
            _ = try await trial.services.database.write {
                try $0.run("UPDATE person SET address = $1", former)
            }
            trial.wait(days: 1)
            _ = try await trial.write("Alice Smith", "a@ex\u{E4}mple.org")
            try await trial.work()
            _ = try await trial.supporters.confirm(mailed: #require(trial.post.tokens.last), in: Browser())
            #expect(try await trial.tally().supporters == 1)
            #expect(try await trial.tally().letters.confirmed == 1)
        }
    }

    /// The limit of four names and one postcode for an address applies to the campaign, not to each
    /// target.
    @Test func aFamilyIsTheCampaigns() async throws {
        try await Trial.run { trial in
            let names = ["Ann Park", "Ben Park", "Cleo Park", "Dan Park", "Eve Park", "Fay Park"]
            for (number, name) in names.enumerated() {
                let step = number.isMultiple(of: 2) ? "write-minister" : "write-prefect"
                let (browser, _) = try await trial.write(name, "park@supporter.example", step: step)
                try await trial.work()
                let confirmation = try await trial.supporters.confirm(
                    mailed: #require(trial.post.tokens.last), in: browser)
                if case .confirmed = confirmation {
                    #expect(number < 4, "\(name)")
                } else {
                    #expect(number >= 4, "\(name)")
                }
                trial.wait(days: 1)
            }
            let tally = try await trial.tally()
            #expect(tally.supporters == 4)
            #expect(tally.letters.confirmed == 4)
        }
    }

    @Test(arguments: [
        "ZQ1 1AA", "ZQ1-1AA", "zq11aa", "ZQ1\u{2013}1AA", "ZQ\u{661} \u{661}AA", "ZQ\u{6F1} \u{6F1}AA",
        "ＺＱ１ １ＡＡ", "ZQ1.1AA",
    ])
    func onePostcodeIsOneHousehold(_ postcode: String) async throws {
        try await Trial.run { trial in
            for (name, typed) in [("Ann Park", "ZQ1 1AA"), ("Ben Park", postcode)] {
                let (browser, _) = try await trial.write(name, "park@supporter.example", postcode: typed)
                try await trial.work()
                let confirmation = try await trial.supporters.confirm(
                    mailed: #require(trial.post.tokens.last), in: browser)
                guard case .confirmed(let letter, _) = confirmation else {
                    Issue.record("\(typed) was not taken"); return
                }
                #expect(letter.draft.postcode == "ZQ1 1AA")
            }
            #expect(try await trial.tally().supporters == 2)
        }
    }

    /// A confirmation that waited for today and is on its way is not replaced by a later one.
    @Test func aMailOnItsWayIsNotReplaced() async throws {
        try await Trial.run { trial in
            for number in 1...4 { _ = try await trial.write("Writer \(number)") }
            try await trial.work()
            #expect(trial.post.accepted.count == 3, "the fourth waits for tomorrow")
            trial.wait(days: 1)
            for number in 5...7 { _ = try await trial.write("Writer \(number)") }
            try await trial.work()
            let states = try await trial.services.database.read { connection in
                try connection.rows("SELECT state FROM mail WHERE kind = 'confirmation' ORDER BY id").map {
                    try $0.text("state")
                }
            }
            // Reminders take the other two mails of the day, and the newest letter waits.
            #expect(states == ["sent", "sent", "sent", "sent", "void", "void", "queued"])
        }
    }
}
