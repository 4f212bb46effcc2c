import Domain
import HTTPTypes
import Hummingbird

/// Returns a line for each route of a site: its method, its path and who may use it.
package func routeLines(_ site: Site) -> [String] {
    let rights = Dictionary(deskRoutes(site).listed.map { ("\($0.method) \(RouterPath($0.path))", $0) }) {
        first, _ in
        first
    }
    let routes = buildRouter(site).routes.filter { [.get, .post].contains($0.method) }
    let named = routes.map { route in
        let path = "\(route.path)"
        return (path: path.isEmpty ? "/" : path, method: route.method.rawValue)
    }.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
    return named.map { path, method in
        let name = "\(method) \(path)"
        let who = rights[name].map { $0.right.holders + ($0.proof ? ", with a new code" : "") } ?? "anybody"
        return "\(method.padded(to: 4)) \(path.padded(to: 44)) \(who)"
    }
}

extension DeskRight {
    /// Who has the right, in words.
    fileprivate var holders: String {
        switch self {
        case .ownAccount: "whoever is signed in"
        case .newCampaign: "owner, organiser of any campaign"
        default:
            (["owner"] + CampaignRole.allCases.filter { $0.rights.contains(self) }.map(\.rawValue))
                .joined(separator: ", ")
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
