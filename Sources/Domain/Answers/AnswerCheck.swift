package import Foundation

/// Decides whether a mail that a person wrote is passed on to the other side. What is not passed on
/// is kept for a person.
package struct AnswerCheck: Sendable {
    /// The side to which the mail's address belongs.
    package var from: AnswerSide
    /// The addresses of the two sides. Nil for what is not known.
    package var writer: String, office: String?
    /// The times at which answers about this letter were passed on.
    package var passedOn: [Date]
    /// Whether the same side has written the same words lately.
    package var isRepeated: Bool
    /// Whether the mail's Message-ID is one that this Postbag makes.
    package var isOurs: Bool

    package init(
        from: AnswerSide, writer: String, office: String?, passedOn: [Date], isRepeated: Bool,
        isOurs: Bool
    ) {
        (self.from, self.writer, self.office) = (from, writer, office)
        (self.passedOn, self.isRepeated, self.isOurs) = (passedOn, isRepeated, isOurs)
    }

    /// Why a mail is not passed on.
    package enum Refusal: String, Sendable, CaseIterable {
        case noSender = "It names no sender who could be answered."
        case ours = "It bears the mark of a Postbag, which no person's mail does."
        case bulk = "It went to many at once."
        case spam = "A filter has marked it as spam."
        case otherSender = "It came to the writer's own address of the exchange, and from somebody else."
        case wrongSide = "Its sender would get it back."
        case repeated = "The same words were passed on lately."
        case ended = "The letter is withdrawn or erased, and its exchange has ended."
        case tooMany = "So many answers about this letter were passed on that this may be a loop."
    }

    /// Nil when the mail is passed on.
    package func refusal(of mail: IncomingMail, at now: Date) -> Refusal? {
        guard case .success(let sender) = EmailAddress.read(mail.from) else { return .noSender }
        if isOurs || mail.bearsOurMark { return .ours }
        if mail.isBulk { return .bulk }
        if mail.isMarkedAsSpam { return .spam }
        let isWriter = Self.isSame(sender, writer)
        switch from {
        case .writer where !isWriter: return .otherSender
        case .office where isWriter: return .wrongSide
        default: break
        }
        if from == .writer, let office, Self.isSame(office, writer) { return .wrongSide }
        if isRepeated { return .repeated }
        let today = passedOn.filter { now.timeIntervalSince($0) < 86_400 }.count
        return today >= AnswerRules.aDay || passedOn.count >= AnswerRules.inAll ? .tooMany : nil
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        EmailAddress.normalised(one) == EmailAddress.normalised(other)
    }
}

/// The header field that says that a Postbag has passed a mail on.
package enum RelayMark {
    package static let name = "X-Postbag-Relayed"
}

extension IncomingMail {
    /// Whether the mail was made by a Postbag, this one or another. Programs of mail leave these
    /// fields out when a person answers.
    fileprivate var bearsOurMark: Bool {
        fields.contains { $0.name.lowercased().hasPrefix("x-postbag-") }
    }

    /// Whether the mail went to a list, or to many at once (RFC 2919, RFC 2369).
    fileprivate var isBulk: Bool {
        let precedence = (field("Precedence") ?? "").lowercased().filter { !$0.isWhitespace }
        return ["bulk", "junk", "list"].contains(precedence) || field("List-Id") != nil
            || field("List-Unsubscribe") != nil
    }

    fileprivate var isMarkedAsSpam: Bool {
        (field("X-Spam-Flag") ?? "").lowercased().contains("yes")
    }

    /// The words that the sender wrote: the text without quoted lines and without white space. ""
    /// for none.
    package var ownWords: String {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).filter { line in
            line.first { $0 > 0x20 } != UInt8(ascii: ">")
        }
        return String(decoding: lines.joined().filter { $0 > 0x20 }, as: UTF8.self)
    }

    /// The Message-ID without brackets. Nil for none, or for one that no header can hold.
    package var messageID: String? { Self.messageIDs(in: field("Message-ID") ?? "").first }

    /// Returns the message ids in a field, without brackets, in order.
    package static func messageIDs(in field: String) -> [String] {
        field.utf8.split(separator: UInt8(ascii: "<")).compactMap { part in
            guard let end = part.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            let id = part[..<end]
            let isPlain = id.allSatisfy { (0x21...0x7E).contains($0) } && (3...250).contains(id.count)
            return isPlain && id.contains(UInt8(ascii: "@")) ? String(decoding: id, as: UTF8.self) : nil
        }
    }
}
