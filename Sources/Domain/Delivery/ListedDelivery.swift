/// A delivery in an operator's list, with what its letter is about.
package struct ListedDelivery: Sendable {
    package let delivery: Delivery
    package let campaign: String
    package let target: String
    package let rehearsal: Bool

    package init(_ delivery: Delivery, campaign: String, target: String, rehearsal: Bool) {
        self.delivery = delivery
        self.campaign = campaign
        self.target = target
        self.rehearsal = rehearsal
    }
}
