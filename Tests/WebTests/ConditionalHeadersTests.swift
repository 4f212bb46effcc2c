import Testing

@testable import Web

@Suite struct ConditionalHeadersTests {
    @Test(
        arguments: [
            ("gzip", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.8, *;q=0.1", true), ("*", true),
            ("GZIP", true), ("gzip;q=0", false),
            ("gzip; q=0.000, *", false), ("br", false), ("*;q=0", false), ("identity", false), ("", false),
            ("gzipped", false), (nil, false),
        ] as [(String?, Bool)])
    func gzipOnlyWhereItIsTaken(_ header: String?, _ takes: Bool) { #expect(takesGzip(header) == takes) }

    @Test(
        arguments: [
            (#""abc""#, true), (#"W/"abc""#, true), (#""x", "abc""#, true), (#"W/"x" , W/"abc" "#, true),
            ("*", true), (#""ab""#, false),
            ("abc", false),
            (#""abcd""#, false), (nil, false), ("", false),
        ] as [(String?, Bool)])
    func tagsAreFoundInLists(_ header: String?, _ named: Bool) {
        #expect(names(#""abc""#, in: header) == named)
    }
}
