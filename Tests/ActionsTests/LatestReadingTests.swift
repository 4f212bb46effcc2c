import Testing

@testable import Actions

@Suite struct LatestReadingTests {
    /// Maintenance may read before somebody turns a switch, and get its answer afterwards.
    @Test func aReadingThatBeganEarlierDoesNotReplaceALaterOne() async throws {
        let reading = LatestReading("off")
        let (answers, answer) = AsyncStream<String>.makeStream()
        let (begun, begin) = AsyncStream<Void>.makeStream()
        async let earlier: Void = reading.renew {
            begin.finish()
            for await value in answers { return value }
            return ""
        }
        for await _ in begun {}
        try await reading.renew { "on" }
        answer.yield("off")
        try await earlier
        #expect(reading.value == "on")
        try await reading.renew { "off" }
        #expect(reading.value == "off")
    }
}
