import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What monitoring asks: whether Postbag works, and its metrics.
struct MonitoringController: Controller {
    let site: Site

    /// Answers 200 while the database answers. Throws 503 otherwise.
    @Sendable func health(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard await services.monitoring.isDatabaseReachable() else { throw HTTPError(.serviceUnavailable) }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: #"{"status":"ok"}"#)))
    }

    /// Returns the metrics to programs on this machine, and to clients with the token. Throws 404
    /// for everybody else.
    @Sendable func metrics(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard site.settings.maySeeMetrics(request, peer: context.peer) else { throw HTTPError(.notFound) }
        var metrics = Metrics()
        var counted: [(slug: String, tally: Tally)] = []
        for edition in services.campaigns.all {
            counted.append((edition.campaign.slug, try await counts.tally(of: edition.campaign.slug)))
        }
        let rehearsal = services.rehearsal ? 1 : 0
        metrics.add("postbag_rehearsal", "1 when no mail server is set.", [("", rehearsal)])
        metrics.add(counted)
        let now = services.environment.now()
        metrics.add(try await services.monitoring.waitingWork(), at: now)
        metrics.add(try await services.monitoring.unreadMails())
        metrics.add(try await services.mailState(), at: now)
        metrics.add(services.switches.board, at: now)
        metrics.add(lastBackup: site.settings.lastBackup())
        metrics.add(services.durations)
        metrics.add(site.requests)
        metrics.add(site.durations)
        metrics.add(services.traffic)
        metrics.add(services.unconfirmed)
        if let memory = residentMemory() {
            metrics.add("process_resident_memory_bytes", "Resident memory of this process.", [("", memory)])
        }
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: metrics.text)))
    }
}

extension SiteSettings {
    /// Whether a request may read the metrics: with the token, or straight from this machine. A
    /// proxy on this machine also connects from loopback. Requests of its visitors are recognised
    /// by the fields that it adds, or by the requested host.
    func maySeeMetrics(_ request: Request, peer: IPAddress?) -> Bool {
        if let metricsToken, let given = request.headers[.authorization], given.hasPrefix("Bearer ") {
            return Array(given.dropFirst(7).utf8).sha256 == Array(metricsToken.utf8).sha256
        }
        let relayed = [
            "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via",
        ]
        .compactMap { HTTPField.Name($0) }.contains { request.headers[$0] != nil }
        return !relayed && peer?.isLoopback == true && Self.isLoopback(host: request.head.authority ?? "")
    }
}

/// Returns the resident memory of this process, in octets. Nil where the system does not tell.
private func residentMemory() -> Int? {
    guard let statm = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    return statm.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map {
        $0 * sysconf(Int32(_SC_PAGESIZE))
    }
}
