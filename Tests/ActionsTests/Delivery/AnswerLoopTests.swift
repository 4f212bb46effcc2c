import Domain
import Foundation
import Storage
import Testing

@testable import Actions

/// Tests that no two machines answer each other for ever, whatever they hide.
@Suite struct AnswerLoopTests {
    private static let writer = "jeanne@supporter.example"
    private static let clerk = "camille.roux@cabinet.example"

    /// Programs on both ends answer every mail, and do not say that they are programs.
    @Test(arguments: [false, true]) func autorespondersOnBothEndsAreStopped(_ changesWords: Bool) async throws
    {
        try await Trial.run { trial in
            let sent = try await trial.letterToAnswer(SideMail(from: Self.clerk, to: "", "Away 0."))
            let ends = Ends(trial, [Self.writer, Self.clerk], changesWords: changesWords)
            for _ in 1...60 {
                guard try await ends.turn() else { break }
                try await trial.sendAnswers()
            }
            #expect(ends.passed == (changesWords ? AnswerRules.aDay : 3))
            trial.wait(days: 1.1)
            try await trial.receive(
                SideMail(to: sent, from: Self.clerk, "A person again."), at: sent.returnPath)
            try await trial.sendAnswers()
            #expect(ends.passed == (changesWords ? AnswerRules.aDay : 3) + 1, "a person gets through")
        }
    }

    /// Two Postbags pass on to each other. The mark ends that at once, and the number of a day does
    /// where a gateway takes the marks out.
    @Test(arguments: [true, false]) func twoPostbagsStop(_ keepsMarks: Bool) async throws {
        let (first, second) = (try await Place(.sqlite), try await Place(.sqlite))
        let one = try await Trial(engine: first.open())
        let two = try await Trial(engine: second.open())
        let theirs = try await two.acceptedLetter()
        let address = two.services.returnPaths.address(of: MailReference(.toWriter, theirs))
        let person = SideMail(from: Self.clerk, to: "", "Write to me there.", [("Reply-To", address)])
        _ = try await one.letterToAnswer(person)
        let ends = [one, two].map { Ends($0, [Self.writer], changesWords: true) }
        let wires = [Wire(one, two, keepsMarks: keepsMarks), Wire(two, one, keepsMarks: keepsMarks)]
        for _ in 1...60 {
            for end in ends { _ = try await end.turn() }
            for trial in [one, two] { try await trial.sendAnswers() }
            for wire in wires { try await wire.turn() }
        }
        #expect(ends[0].passed <= AnswerRules.aDay && ends[1].passed <= AnswerRules.aDay)
        // The answer, and what the program of its writer said to it.
        #expect(!keepsMarks || (ends[0].passed == 2 && ends[1].passed == 0))
        for (trial, place) in [(one, first), (two, second)] {
            try await trial.services.database.engine.close()
            try await place.remove()
        }
    }
}

extension Trial {
    /// Sends a letter, and answers it. Returns the letter's mail.
    fileprivate func letterToAnswer(_ answer: SideMail) async throws -> EmailMessage {
        _ = try await acceptedLetter()
        let sent = try #require(post.mails(to: "ministre@interieur.example").last)
        try await receive(answer, at: sent.returnPath)
        try await sendAnswers()
        return sent
    }

    fileprivate var passedOn: [EmailMessage] {
        Set(post.recipients).flatMap { post.mails(to: $0) }.filter { mail in
            mail.fields.contains { $0.name == RelayMark.name }
        }
    }
}

/// Programs at some addresses that answer every mail of an exchange, as no program should.
private final class Ends {
    private let trial: Trial
    private let addresses: [String]
    private let changesWords: Bool
    private var answered: Set<String> = []

    init(_ trial: Trial, _ addresses: [String], changesWords: Bool) {
        (self.trial, self.addresses, self.changesWords) = (trial, addresses, changesWords)
    }

    var passed: Int { trial.passedOn.count }

    /// Answers what came since. False when nothing came.
    func turn() async throws -> Bool {
        let new = trial.passedOn.filter {
            addresses.contains($0.to.address) && !answered.contains($0.messageID)
        }
        for mail in new {
            answered.insert(mail.messageID)
            let words = changesWords ? "Away, \(answered.count)." : "Away."
            try await trial.receive(SideMail(to: mail, from: mail.to.address, words))
        }
        return !new.isEmpty
    }
}

/// What one Postbag sends to addresses of another.
private final class Wire {
    private let from: Trial, to: Trial
    private let keepsMarks: Bool
    private var carried: Set<String> = []

    init(_ from: Trial, _ to: Trial, keepsMarks: Bool) {
        (self.from, self.to, self.keepsMarks) = (from, to, keepsMarks)
    }

    func turn() async throws {
        for mail in from.passedOn where !carried.contains(mail.messageID) {
            guard to.services.returnPaths.reference(inAddress: mail.to.address) != nil else { continue }
            carried.insert(mail.messageID)
            let fields = keepsMarks ? mail.fields.map { ($0.name, $0.value) } : []
            try await to.receive(
                SideMail(
                    from: mail.from.address, to: mail.to.address, mail.body,
                    fields + [("Message-ID", "<\(carried.count)@gateway.example>")]))
        }
    }
}
