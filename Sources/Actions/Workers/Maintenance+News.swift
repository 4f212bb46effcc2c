import Domain
import Storage

extension Maintenance {
    /// Queues mails of news that is going: a few at a time, so that other mails need not wait.
    @Sendable func queueNews() async throws {
        let rehearsal = services.rehearsal
        for id in try await services.database.read({ try $0.news.sending(rehearsal: rehearsal) }) {
            try await queueNews(id)
        }
    }

    private func queueNews(_ id: Int64) async throws {
        let (now, services) = (services.environment.now(), services)
        try await alone { connection in
            guard let found = try connection.news.find(id),
                !services.switches.holds(.readOnly, in: found.campaign),
                let news = try connection.news.locked(id, of: found.campaign, rehearsal: found.rehearsal),
                news.state == .sending
            else { return }
            let waiting = try connection.news.waiting(rehearsal: news.rehearsal, at: now)
            let due = NewsRules.due(news.progress, waiting: waiting, at: now)
            guard due > 0 else { return }
            let readers = try connection.newsAddresses.page(
                of: news.campaign, rehearsal: news.rehearsal, after: news.progress.after, limit: due)
            for reader in readers {
                let content = OutboxMessage.Content(
                    email: reader.email, language: reader.language,
                    arguments: NewsLink(news: id, address: reader.id).arguments)
                let message = OutboxMessage.queued(
                    id: services.environment.newID(), .news, content, rehearsal: news.rehearsal, due: now)
                try connection.outbox.insert(message)
            }
            let after = readers.last?.id ?? news.progress.after
            try connection.news.queued(readers.count, after: after, of: id, at: now)
            if readers.count < due { try connection.news.setState(.sent, of: id) }
        }
    }
}
