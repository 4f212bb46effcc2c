package import Domain
import Foundation
import Logging
import Storage

/// Makes a file of the confirmed letters of a campaign, piece by piece: a file of millions of
/// letters needs the memory of a thousand. Whoever takes a piece decides when the next one is read.
package struct ExportLetters: ExportPieces {
    package typealias Renderer = @Sendable (EmailMessage) throws -> [UInt8]

    private let services: Services
    private let campaign: String
    private let file: ExportFile
    private let table: LetterTable
    private var array = JSONLetters()
    /// Makes the octets of a mail, as they are sent.
    private let render: Renderer
    /// The id of the last letter so far. Nil before the head of the file.
    private var after: Int64?
    private var isAtEnd = false
    /// How long the last piece took.
    private var took = Duration.zero

    /// - Parameter file: a file of letters. Any other is empty.
    package init(
        _ services: Services, campaign: String, _ file: ExportFile, _ words: ExportWords, _ style: SheetStyle,
        render: @escaping Renderer
    ) {
        (self.services, self.campaign, self.file, self.render) = (services, campaign, file, render)
        table = LetterTable(ExportColumn.columns(of: file), style == .programs ? .plain : words, style)
    }

    /// So many letters are read at once. No transaction stays open between two readings.
    private static let page = 1_000

    /// Returns the next piece of the file. Nil at its end.
    package mutating func next() async throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        guard let after else {
            self.after = 0
            return head
        }
        try await giveWay()
        let start = ContinuousClock.now
        defer { took = .now - start }
        let piece =
            switch file {
            case .mbox: try await mails(after)
            case .news: try await subscribers(after)
            default: try await letters(after)
            }
        if self.after == after {
            isAtEnd = true
            return file == .json ? array.end() : []
        }
        return piece
    }

    /// Waits while visitors wait: an export then takes a tenth of a processor's time.
    private func giveWay() async throws {
        if services.isBusy { try await Task.sleep(for: min(.seconds(1), took * 9)) }
    }

    private var head: [UInt8] {
        switch file {
        case .csv, .words, .news: table.head()
        case .json: array.head()
        case .mbox, .folder, .figures: []
        }
    }

    private mutating func letters(_ after: Int64) async throws -> [UInt8] {
        let (rehearsal, campaign, file) = (services.rehearsal, campaign, file)
        let (letters, deliveries) = try await services.database.read {
            connection -> ([ExportedLetter], [Int64: [Delivery]]) in
            let letters = try connection.letters.exported(
                of: campaign, rehearsal: rehearsal, after: after, limit: Self.page,
                onlyWords: file == .words)
            guard file == .json, let first = letters.first?.id, let last = letters.last?.id else {
                return (letters, [:])
            }
            return (
                letters, try connection.deliveries.all(of: first...last, in: campaign, rehearsal: rehearsal)
            )
        }
        var bytes: [UInt8] = []
        for letter in letters {
            switch file {
            case .json: array.append(letter, deliveries[letter.id] ?? [], to: &bytes)
            case .csv: table.line(letter, into: &bytes)
            case .words: if !letter.isErased { table.line(letter, into: &bytes) }
            case .mbox, .folder, .figures, .news: break
            }
        }
        self.after = letters.last?.id ?? after
        return bytes
    }

    /// Writes who gets news now. Their letters may be erased already.
    private mutating func subscribers(_ after: Int64) async throws -> [UInt8] {
        let (rehearsal, campaign) = (services.rehearsal, campaign)
        let page = try await services.database.read {
            try $0.newsAddresses.page(of: campaign, rehearsal: rehearsal, after: after, limit: Self.page)
        }
        var bytes: [UInt8] = []
        for subscriber in page {
            var since: [UInt8] = []
            subscriber.since.appendTime(to: &since)
            table.line(
                [
                    subscriber.email, subscriber.language.tag, subscriber.consent,
                    String(decoding: since, as: UTF8.self),
                ], into: &bytes)
        }
        self.after = page.last?.id ?? after
        return bytes
    }

    /// Writes each letter that went by e-mail, or will, as it was composed for its target.
    private mutating func mails(_ after: Int64) async throws -> [UInt8] {
        let (rehearsal, campaign) = (services.rehearsal, campaign)
        let (letters, deliveries) = try await services.database.read {
            connection -> ([StoredLetter], [Int64: [Delivery]]) in
            let letters = try connection.letters.confirmed(
                of: campaign, rehearsal: rehearsal, after: after, limit: Self.page)
            guard let first = letters.first?.letter.id, let last = letters.last?.letter.id else {
                return (letters, [:])
            }
            return (
                letters, try connection.deliveries.all(of: first...last, in: campaign, rehearsal: rehearsal)
            )
        }
        var bytes: [UInt8] = []
        for stored in letters where !stored.erased {
            let delivery = deliveries[stored.letter.id]?.first { $0.channel == .email }
            if let delivery { try await append(stored.letter, delivery, to: &bytes) }
        }
        self.after = letters.last?.letter.id ?? after
        return bytes
    }

    private func append(_ letter: Letter, _ delivery: Delivery, to bytes: inout [UInt8]) async throws {
        guard let target = try await services.campaign(of: letter)?.target(letter.target),
            var mail = try await services.composer.mail(for: letter, to: target)
        else {
            services.logger.warning("left out of an mbox", metadata: ["letter": "\(letter.id)"])
            return
        }
        mail.date = delivery.attempts > 0 ? delivery.changedAt : letter.confirmedAt ?? letter.writtenAt
        MboxWriter().append(try render(mail), from: mail.from.address, at: mail.date, to: &bytes)
    }
}
