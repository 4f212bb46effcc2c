/// How often one network may write: 600 requests at once, and ten more in each second. What is
/// limited for an address, an account or an answer has rules of its own in this folder.
package enum RateRules {
    package static let burst = 600.0
    package static let perSecond = 10.0
}
