/// How often one network may write: 600 requests at once, and ten more in each second.
package enum RateRules {
    package static let burst = 600.0
    package static let perSecond = 10.0
}
