import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Actions
@testable import Web

/// The numbers for a monitor.
@Suite struct MetricsTests {
    @Test(arguments: [
        (HTTPRequest.Method.get, "/", RequestClass.page), (.get, "/calais/en", .page),
        (.post, "/calais/letters", .letter), (.get, "/calais/letters", .page),
        (.post, "/calais/preview", .form), (.get, "/calais/tally.json", .tally),
        (.get, "/confirm/1.a", .confirm), (.post, "/confirm/1.a/not-me", .confirm),
        (.get, "/desk", .desk), (.post, "/desk/calais/letters", .desk), (.get, "/assets/x.css", .asset),
        (.get, "/metrics", .monitoring), (.head, "/health", .monitoring), (.get, "", .page),
        (.get, "//desk", .desk), (.get, "/desks", .page), (.put, "/anything/else", .form),
    ])
    func aRequestIsOfOneClass(_ method: HTTPRequest.Method, _ path: String, _ expected: RequestClass) {
        #expect(RequestClass(method, path[...]) == expected)
    }

    @Test func aHistogramIsWrittenAsPrometheusReadsIt() {
        let histogram = Histogram([0.5, 60])
        histogram.add(0.25)
        histogram.add(90)
        var metrics = Metrics()
        metrics.add("a_seconds", "Of a.", histograms: [("", histogram), ("kind=\"b\"", histogram)])
        #expect(
            metrics.text == """
                # HELP a_seconds Of a.
                # TYPE a_seconds histogram
                a_seconds_bucket{le="0.5"} 1
                a_seconds_bucket{le="60.0"} 1
                a_seconds_bucket{le="+Inf"} 2
                a_seconds_sum 90.25
                a_seconds_count 2
                a_seconds_bucket{kind="b",le="0.5"} 1
                a_seconds_bucket{kind="b",le="60.0"} 1
                a_seconds_bucket{kind="b",le="+Inf"} 2
                a_seconds_sum{kind="b"} 90.25
                a_seconds_count{kind="b"} 2

                """)
    }

    @Test func answersFromMemoryAreMeasuredToo() async throws {
        try await TrialSite.run { client, site in
            for _ in 0..<3 { _ = try await client.execute(uri: "/calais", method: .get) { $0.status } }
            #expect(site.durations.byClass[.page]?.counts.count == 3)
            #expect(site.durations.byClass[.form]?.counts.count == 0)
        }
    }
}
