import Testing

@testable import Actions

@Suite struct HistogramTests {
    @Test func eachBucketHasWhatTheOnesBeforeItHave() {
        let histogram = Histogram([0.1, 1, 10])
        for seconds in [0.05, 0.1, 0.5, 10, 11] { histogram.add(seconds) }
        histogram.add(.milliseconds(250))
        let counts = histogram.counts
        #expect(counts.buckets == [2, 4, 5] && counts.count == 6)
        #expect(abs(counts.sum - 21.9) < 0.001)
    }
}
