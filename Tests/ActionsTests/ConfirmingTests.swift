import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests which links and codes open a letter, for how long, and for whom.
@Suite struct ConfirmingTests {
    private let jeanne = "jeanne@supporter.example"

    /// Mail programs put characters behind a link, and encode the dot in the token.
    @Test(arguments: [
        ".", ",", ")", ">", "%3E", "%20", "'", "\"", "&amp;utm_source=mail", "&utm_source=mail", "=3D", "=",
        "\n", "\r\n", "%0D%0A", "]", ";",
        "*", "_", "%29", "\u{201D}", "?x", "…",
    ])
    func whatFollowsALinkIsIgnored(_ rubbish: String) {
        let token = Token(id: 3_098_476_543_217_664_001, secret: [UInt8](1...16))
        for text in [
            token.description, token.description.replacing(".", with: "%2E"),
            token.description.replacing(".", with: "%2e"),
        ] {
            #expect(Token(mailed: text + rubbish) == token)
            #expect(!Token.isCut(text + rubbish))
        }
    }

    @Test func aLinkCutShortIsKnownAsOne() {
        let token = Token(id: 3_098_476_543_217_664_001, secret: [UInt8](1...16)).description
        for length in 13..<token.count {
            #expect(Token.isCut(String(token.prefix(length))), "\(length)")
            #expect(Token(mailed: String(token.prefix(length))) == nil)
        }
        for text in ["", "nonsense", "1.abc", "../../etc", "%"] {
            #expect(!Token.isCut(text) && Token(mailed: text) == nil)
        }
    }

    @Test func twoTabsOfItsOwnBrowserAreThanked() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.tokens.last)
            // The second tab does not have the cookie that the first tab received.
            for _ in 0..<2 {
                guard
                    case .confirmed(let letter, let after) = try await trial.supporters.confirm(
                        mailed: token, in: browser)
                else {
                    Issue.record("not thanked"); return
                }
                #expect(try await trial.supporters.provedLetter(in: after)?.letter.id == letter.id)
            }
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            let code = try #require(trial.post.mails(to: jeanne).first?.code)
            guard case .confirmed = try await trial.supporters.confirm(page: page, code: code, in: browser)
            else {
                Issue.record("the code was not thanked"); return
            }
            guard case .before = try await trial.supporters.confirm(page: page, code: "12", in: browser)
            else {
                Issue.record("a wrong code was taken"); return
            }
            #expect(try await trial.tally().supporters == 1)
        }
    }

    @Test func aSecondPressElsewhereCountsForAMinute() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            try await trial.work()
            let token = try #require(trial.post.tokens.last)
            for _ in 0..<2 {
                guard
                    case .confirmed = try await trial.supporters.confirm(
                        mailed: token, in: Browser(), pressed: true)
                else {
                    Issue.record("not thanked"); return
                }
            }
            guard case .before = try await trial.supporters.confirm(mailed: token, in: Browser()) else {
                Issue.record("followed"); return
            }
            trial.wait(days: 0.001)
            guard
                case .before = try await trial.supporters.confirm(mailed: token, in: Browser(), pressed: true)
            else {
                Issue.record("proved for ever"); return
            }
        }
    }

    @Test func everyCodeThatWasMailedIsGood() async throws {
        for number in 0..<3 {
            try await Trial.run { trial in
                let (browser, _) = try await trial.write()
                try await trial.work()
                let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
                for _ in 0..<2 {
                    guard case .queued = try await trial.supporters.resend(page: page, in: browser) else {
                        Issue.record("not sent"); return
                    }
                    try await trial.work()
                }
                let codes = trial.post.mails(to: jeanne).compactMap(\.code)
                #expect(codes.count == 3)
                guard
                    case .confirmed = try await trial.supporters.confirm(
                        page: page, code: codes[number], in: browser)
                else {
                    Issue.record("code \(number) is dead"); return
                }
                guard case .confirmed = try await trial.supporters.resend(page: page, in: browser) else {
                    Issue.record("sent again"); return
                }
            }
        }
    }

    /// After greylisting, the server may have kept the first attempt after all.
    @Test func aRetryBringsTheSameCode() async throws {
        try await Trial.run { trial in
            trial.post.answer(.deferred(Reply(451, "greylisted")), to: jeanne)
            let (browser, _) = try await trial.write()
            try await trial.work()
            trial.post.answer(.accepted(Reply(250, "ok")), to: jeanne)
            trial.wait(days: 0.01)
            try await trial.work()
            let codes = trial.post.mails(to: jeanne).compactMap(\.code)
            #expect(codes.count == 2 && Set(codes).count == 1)
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            let arabic = String(
                codes[0].map { Character(Unicode.Scalar(0x660 + UInt32($0.wholeNumberValue ?? 0))!) })
            guard
                case .confirmed = try await trial.supporters.confirm(
                    page: page, code: "\u{200F}\(arabic) ", in: browser)
            else {
                Issue.record("the code is dead"); return
            }
        }
    }

    @Test func whereNoMailGoesNoCodeFits() async throws {
        try await Trial.run { trial in
            _ = try await trial.write()
            try await trial.work()
            _ = try await trial.supporters.reportNotMine(mailed: #require(trial.post.tokens.last))
            let (browser, _) = try await trial.write()
            try await trial.work()
            #expect(trial.post.mails(to: jeanne).count == 1)
            try await Self.expectNoCode(of: #require(browser.latest), trial)
            trial.post.answer(.refused(Reply(550, "no such user")), to: "ann@supporter.example")
            let refused = try await trial.write("Ann Park", "ann@supporter.example")
            try await trial.work()
            try await Self.expectNoCode(of: #require(refused.browser.latest), trial)
        }
    }

    private static func expectNoCode(of letter: Int64, _ trial: Trial) async throws {
        let (mails, stored) = try await trial.services.database.read {
            (try $0.outbox.withCodes(of: letter), try $0.letters.find(letter))
        }
        #expect(mails.isEmpty)
        #expect(stored?.code == nil)
    }

    @Test func wrongCodesAreCountedForAnAddressAndADay() async throws {
        try await Trial.run { trial in
            for number in 0..<3 {
                let (browser, _) = try await trial.write("Writer \(number)")
                try await trial.work()
                let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
                for attempt in 0..<5 {
                    guard
                        case .wrongCode(_, let left) = try await trial.supporters.confirm(
                            page: page, code: "1", in: browser)
                    else {
                        Issue.record("taken"); return
                    }
                    #expect(left == (number < 2 ? 4 - attempt : 0))
                }
            }
            let (browser, _) = try await trial.write("Jeanne Lefèvre", "other@supporter.example")
            try await trial.work()
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            guard
                case .wrongCode(_, 4) = try await trial.supporters.confirm(page: page, code: "1", in: browser)
            else {
                Issue.record("another address suffers"); return
            }
            trial.wait(days: 1.1)
            try await trial.work()
            #expect(
                try await trial.services.database.read { try $0.rows("SELECT day FROM code_attempt") }.isEmpty
            )
        }
    }

    @Test func aBurstForAStrangersAddressEndsWithinDays() async throws {
        try await Trial.run { trial in
            var letters: [Int64] = []
            for number in 0..<40 {
                letters.append(try #require(try await trial.write("Writer \(number)").browser.latest))
            }
            for id in letters {
                let letter = try #require(
                    try await trial.services.database.read { try $0.letters.find(id) }?.letter)
                let deadline = try await trial.services.deadline(of: letter)
                #expect(deadline == letter.writtenAt.addingTimeInterval(Retention.unconfirmed))
            }
            try await trial.work()
            let first = trial.post.tokens.count
            #expect(first == 3)
            #expect(try await trial.waiting() == 1, "the newest waits, the others are given up")
            trial.wait(days: 1)
            // The owner of the address writes, and does not wait for the mails of other writers.
            _ = try await trial.write("Jeanne Lefèvre")
            try await trial.work()
            trial.wait(days: 1)
            try await trial.work()
            #expect(try await trial.waiting() == 0)
            trial.wait(days: 6)
            try await trial.work()
            for letter in letters {
                #expect(
                    try await trial.services.database.read { try $0.letters.find(letter)?.erased } == true)
            }
        }
    }

    @Test func aRefusedAddressIsCorrectedAndTheLetterKept() async throws {
        try await Trial.run { trial in
            trial.post.answer(.refused(Reply(550, "no such user")), to: "jeane@supporter.example")
            let (browser, _) = try await trial.write("Jeanne Lefèvre", "jeane@supporter.example")
            try await trial.work()
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            let stored = try #require(try await trial.supporters.latestLetter(in: browser))
            #expect(try await trial.supporters.isMailRefused(of: stored))
            guard
                case .problem(_, let problem) = try await trial.supporters.resend(
                    page: page, to: "jeanne", in: browser)
            else {
                Issue.record("taken"); return
            }
            #expect(problem.kind == .incompleteEmail)
            guard case .queued = try await trial.supporters.resend(page: page, to: jeanne, in: browser) else {
                Issue.record("not taken"); return
            }
            #expect(try await !trial.supporters.isMailRefused(of: stored))
            try await trial.work()
            guard
                case .confirmed(let letter, _) = try await trial.supporters.confirm(
                    mailed: #require(trial.post.tokens.last), in: browser)
            else {
                Issue.record("not confirmed"); return
            }
            #expect(letter.draft.email == jeanne && letter.id == stored.letter.id)
        }
    }

    /// Once mail has reached an address, only the owner of the address decides.
    @Test func anAddressThatTookMailIsNotChanged() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            try await trial.work()
            let page = try #require(trial.supporters.pageToken(of: browser.latest ?? 0, in: browser))
            guard
                case .queued = try await trial.supporters.resend(
                    page: page, to: "other@supporter.example", in: browser)
            else { return }
            try await trial.work()
            #expect(trial.post.mails(to: "other@supporter.example").isEmpty)
        }
    }

    @Test func aBrowserShowsItsLastLetterForADay() async throws {
        try await Trial.run { trial in
            let (browser, _) = try await trial.write()
            #expect(try await trial.supporters.shownLetter(in: browser) != nil)
            trial.wait(days: 1)
            #expect(try await trial.supporters.shownLetter(in: browser) == nil)
            #expect(
                try await trial.supporters.latestLetter(in: browser) != nil, "its code can still be typed")
        }
    }
}

extension Trial {
    /// Returns how many confirmation mails wait.
    fileprivate func waiting() async throws -> Int {
        try await services.database.read {
            try $0.rows("SELECT id FROM mail WHERE state = 'queued' AND kind = 'confirmation'")
        }.count
    }
}
