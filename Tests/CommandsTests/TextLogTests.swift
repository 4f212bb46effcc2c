import Foundation
import Logging
import Testing

@testable import Commands

/// Log entries as lines of text.
@Suite struct TextLogTests {
    @Test func anEntryIsOneLineWhateverItSays() throws {
        let said = try written { logger in
            logger.error(
                "not\nsent", metadata: ["error": "two\nlines\u{1B}[1m", "code": "\(550)", "letter": "18"])
            logger.notice("next")
        }
        let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines.last == "")
        #expect(
            lines[0].dropFirst(24)
                == #" error postbag: code=550 error=two\nlines\u001b[1m letter=18 [CommandsTests] not\nsent"#)
        #expect(lines[1].dropFirst(24) == " notice postbag: letter=17 [CommandsTests] next")
    }

    @Test func anEntryHasItsTime() throws {
        let before = Date.now.timeIntervalSince1970.rounded(.down)
        let said = try written { $0.notice("next") }
        let time = try Date(String(said.prefix(24)), strategy: Date.ISO8601FormatStyle())
        #expect((before...Date.now.timeIntervalSince1970).contains(time.timeIntervalSince1970))
    }

    /// Returns what a logger with the letter 17 writes.
    private func written(_ say: (Logger) -> Void) throws -> String {
        let pipe = Pipe()
        var logger = Logger(label: "postbag") {
            TextLog(label: $0, descriptor: pipe.fileHandleForWriting.fileDescriptor)
        }
        logger[metadataKey: "letter"] = "17"
        say(logger)
        try pipe.fileHandleForWriting.close()
        return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
}
