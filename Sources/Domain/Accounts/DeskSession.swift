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

    package init(
        id: Int64, account: Int64, device: String, createdAt: Date, usedAt: Date, provedAt: Date
    ) {
        (self.id, self.account, self.device) = (id, account, device)
        (self.createdAt, self.usedAt, self.provedAt) = (createdAt, usedAt, provedAt)
    }

    /// A session that begins now.
    package init(id: Int64, account: Int64, device: String, at now: Date) {
        self.init(id: id, account: account, device: device, createdAt: now, usedAt: now, provedAt: now)
    }

    /// Whether the session has not ended.
    package func isAlive(at now: Date) -> Bool {
        now.timeIntervalSince(usedAt) < SignInRules.idle
            && now.timeIntervalSince(createdAt) < SignInRules.session
    }

    /// Whether the person must prove again who they are, before exports, people and settings.
    package func needsProof(at now: Date) -> Bool { now.timeIntervalSince(provedAt) > SignInRules.proof }
}
