/// The limits of the buckets that `/metrics` counts durations in, in seconds.
package enum MonitoringRules {
    /// Of answering a request.
    package static let requests: [Double] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
    /// Of handing one mail to a mail server.
    package static let sending: [Double] = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30, 120, 600]
    /// From the confirmation of a letter until a mail server has it: 10 seconds to five days.
    package static let deliveries: [Double] = [
        10, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 172_800, 432_000,
    ]
}
