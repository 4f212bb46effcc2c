import Domain
import Foundation

/// Popolo JSON, as EveryPolitician and others publish legislatures: persons, organizations, memberships, areas, events.
struct Popolo {
    typealias Object = [String: Any]

    private let persons: [String: Object]
    private let areas: [String: Object]
    private let parties: [String: String]
    private let terms: [String: Object]
    let memberships: [Object]

    init(_ object: Object) {
        func byID(_ list: Any?) -> [String: Object] {
            Dictionary((list as? [Object] ?? []).compactMap { entry in (entry["id"] as? String).map { ($0, entry) } }) { first, _ in first }
        }
        persons = byID(object["persons"])
        areas = byID(object["areas"])
        let organizations = byID(object["organizations"])
        parties = organizations.compactMapValues { $0["name"] as? String }
        terms = byID(object["events"])
        let houses = Set(organizations.filter { ($0.value["classification"] as? String)?.hasPrefix("legislature") == true }.keys)
        memberships = (object["memberships"] as? [Object] ?? []).filter { membership in
            guard let house = membership["organization_id"] as? String, !houses.isEmpty else { return true }
            return houses.contains(house)
        }
    }

    /// The newest term that has begun; memberships of earlier ones are history.
    func currentTerm(on day: Day) -> String? {
        let begun = terms.filter { $0.value["classification"] as? String == "legislative period" }.compactMap { id, term -> (String, Day)? in
            guard let start = (term["start_date"] as? String).flatMap(Self.start), start <= day else { return nil }
            return (id, start)
        }
        return begun.max { $0.1 < $1.1 }?.0
    }

    /// `2012`, `2012-06` or `2012-06-20`.
    private static func start(_ text: String) -> Day? { Day(text + (text.count == 4 ? "-01-01" : text.count == 7 ? "-01" : "")) }

    func member(_ membership: Object) -> Member? {
        guard let id = membership["person_id"] as? String, let person = persons[id] else { return nil }
        var member = Member()
        func text(_ key: String, _ object: Object) -> String { object[key] as? String ?? "" }
        member.name = text("name", person)
        member.honorific = text("honorific_prefix", person)
        member.gender = text("gender", person)
        member.party = parties[text("on_behalf_of_id", membership)] ?? ""
        member.email = text("email", person)
        for contact in person["contact_details"] as? [Object] ?? [] {
            let value = text("value", contact)
            switch text("type", contact) {
            case "email" where member.email.isEmpty: member.email = value
            case "address" where member.post.isEmpty:
                member.post = value.split { $0.isNewline || $0 == "," }.map { $0.trimmingCharacters(in: .whitespaces) }
            case "form", "contact_form": member.form = value
            default: break
            }
        }
        member.since = text("start_date", membership)
        member.until = text("end_date", membership)
        let area = text("area_id", membership)
        member.division = area
        member.constituency = areas[area].map { text("name", $0) } ?? ""
        return member
    }
}

extension PlaceReader {
    mutating func readPopolo(_ popolo: Popolo, _ file: String) throws {
        let term = popolo.currentTerm(on: options.today)
        var members: [(line: Int, member: Member)] = []
        for (index, membership) in popolo.memberships.enumerated() {
            place.report.rows += 1
            if let term, let own = membership["legislative_period_id"] as? String, own != term {
                place.report.skip(.former)
                continue
            }
            guard let member = popolo.member(membership) else {
                place.report.fault(file, index + 1, "a membership of nobody who is listed")
                continue
            }
            if member.division.isEmpty {
                place.report.fault(file, index + 1, "a membership without an area")
            } else {
                members.append((index + 1, member))
            }
        }
        if let term { place.report.findings.append("term: \(term)") }
        try seat(members, file)
        let shared = Dictionary(grouping: place.representatives ?? [], by: \.division).filter { $0.value.count > 1 }
        if !shared.isEmpty { place.report.findings.append("divisions with several members: \(shared.count)") }
    }
}
