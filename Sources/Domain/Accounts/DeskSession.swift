package import Foundation

/// A browser that is signed in to the desk.
package struct DeskSession: Sendable, Equatable {
    package let id: Int64
    package let account: Int64
    /// The browser and system, in words, as the browser named itself.
    package let device: String
    package let createdAt: Date
    package let usedAt: Date
    /// When the person last proved who they are, by a code.
    package let provedAt: Date
    /// Whether the person gave the second proof, too.
    package let hasSecond: Bool

    package init(
        id: Int64, account: Int64, device: String, createdAt: Date, usedAt: Date, provedAt: Date,
        hasSecond: Bool
    ) {
        (self.id, self.account, self.device) = (id, account, device)
        (self.createdAt, self.usedAt, self.provedAt) = (createdAt, usedAt, provedAt)
        self.hasSecond = hasSecond
    }

    /// A session that begins now.
    package init(id: Int64, account: Int64, device: String, at now: Date, hasSecond: Bool = false) {
        self.init(
            id: id, account: account, device: device, createdAt: now, usedAt: now, provedAt: now,
            hasSecond: hasSecond)
    }

    /// Whether the session has not ended.
    package func isAlive(at now: Date) -> Bool {
        now.timeIntervalSince(usedAt) < SignInRules.idle
            && now.timeIntervalSince(createdAt) < SignInRules.session
    }

    /// Whether the person must prove again who they are, before exports, people and settings.
    package func needsProof(at now: Date) -> Bool { now.timeIntervalSince(provedAt) > SignInRules.proof }
}
