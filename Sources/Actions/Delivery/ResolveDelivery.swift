package import Domain
import Foundation
import Storage

extension Services {
    /// Records a person's decision on what became of a delivery in doubt. Returns false when the
    /// delivery is not in doubt.
    package func resolve(letter id: Int64, _ resolution: Resolution) async throws -> Bool {
        let (now, mail) = (environment.now(), environment.newID())
        return try await database.write { connection in
            guard let letter = try connection.letters.lockedSummary(id),
                let delivery = try connection.deliveries.find(of: id, by: .email),
                delivery.state == .inDoubt
            else {
                return false
            }
            try connection.apply(.resolved(resolution), to: delivery, of: letter, mail: mail, at: now)
            return true
        }
    }
}
