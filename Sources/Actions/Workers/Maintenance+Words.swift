import Domain
import Storage

extension Maintenance {
    /// Tells the search of new own words, and of those from before there was a search.
    @Sendable func indexWords() async throws {
        guard try await services.database.read({ try $0.letterWords.lacksIndex() }) else { return }
        let (batch, most) = (Self.batch, 10)
        var isBehind = true
        // Some at a time, and nothing more while visitors wait: others write, too.
        for _ in 0..<most where isBehind && !services.isBusy {
            let found = try await services.database.write { connection in
                guard try connection.tryLock(named: "own words") else { return (0, false) }
                let count = try connection.letterWords.index(limit: batch)
                return (count, try count < batch && connection.letterWords.catchUp(limit: batch))
            }
            isBehind = found.0 == batch || found.1
        }
    }

    /// Takes what is left of erased words out of the search's index, some at a time.
    @Sendable func forgetErasedWords() async throws {
        let today = Day(services.environment.now())
        var isMore = true
        for _ in 0..<10 where isMore && !services.isBusy {
            isMore = try await services.database.write { try $0.letterWords.forgetErased(on: today) }
        }
    }
}
