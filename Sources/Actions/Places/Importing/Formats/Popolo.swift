import Domain
import Foundation

/// Popolo JSON, as groups that watch parliaments publish it: persons, organizations, memberships,
/// posts, areas, events. Related objects are in lists side by side, or one is inside the other.
struct Popolo {
    typealias Object = [String: Any]

    let persons: [String: Object]
    let areas: [String: Object]
    let posts: [String: Object]
    let organizations: [String: Object]
    private let terms: [String: Object]
    /// The memberships in a chamber, and those that do not name an organization.
    let memberships: [Object]

    /// Whether an object has persons with memberships, beside them or within them.
    static func isPopolo(_ object: Object) -> Bool {
        guard let persons = object["persons"] as? [Object] else { return false }
        return object["memberships"] is [Any] || persons.contains { $0["memberships"] is [Any] }
    }

    init(_ object: Object) {
        let people = Self.list(object["persons"]), bodies = Self.list(object["organizations"])
        persons = Self.byID(people)
        organizations = Self.byID(bodies)
        areas = Self.byID(Self.list(object["areas"]))
        terms = Self.byID(Self.list(object["events"]))
        posts = Self.byID(Self.list(object["posts"]) + Self.within(bodies, "posts", as: "organization_id"))
        let all =
            Self.list(object["memberships"]) + Self.within(people, "memberships", as: "person_id")
            + Self.within(bodies, "memberships", as: "organization_id")
        let parties = Set(organizations.filter { !Self.isChamber($0.value) }.keys)
        let hasChamber = parties.count < organizations.count
        let owners = posts.mapValues { Self.text("organization_id", $0) }
        var seen: Set<String> = []
        memberships = all.filter { membership in
            if let id = membership["id"] as? String, !seen.insert(id).inserted { return false }
            let body = Self.text("organization_id", membership)
            let house = body.isEmpty ? owners[Self.text("post_id", membership)] ?? "" : body
            return house.isEmpty || !hasChamber || !parties.contains(house)
        }
    }

    static func text(_ key: String, _ object: Object) -> String {
        let value = object[key]
        return CellText.clean(value as? String ?? (value as? NSNumber).map { "\($0)" } ?? "")
    }

    private static func list(_ value: Any?) -> [Object] { value as? [Object] ?? [] }

    private static func byID(_ list: [Object]) -> [String: Object] {
        Dictionary(list.map { (text("id", $0), $0) }.filter { !$0.0.isEmpty }) { first, _ in first }
    }

    /// Returns the objects inside other objects, with the id of the outer object under `key`.
    private static func within(_ owners: [Object], _ name: String, as key: String) -> [Object] {
        owners.flatMap { owner in
            list(owner[name]).map { $0.merging([key: text("id", owner)]) { own, _ in own } }
        }
    }

    static func isChamber(_ organization: Object) -> Bool {
        let kind = text("classification", organization).lowercased()
        return ["legislature", "chamber", "house", "parliament"].contains { kind.hasPrefix($0) }
    }
}

extension Popolo {
    /// Returns the newest term that has begun, and its last day if known. Memberships of earlier
    /// terms do not count. Nil when no term has begun.
    func currentTerm(on day: Day) -> (id: String, end: Day?)? {
        let days = TableDays([], told: nil, today: day)
        let begun = terms.filter { Self.text("classification", $0.value) == "legislative period" }.compactMap
        {
            id, term -> (id: String, start: Day, end: Day?)? in
            guard case .day(let start) = days.read(Self.text("start_date", term)), start <= day else {
                return nil
            }
            guard case .day(let end) = days.read(Self.text("end_date", term), isEnd: true) else {
                return (id, start, nil)
            }
            return (id, start, end)
        }
        return begun.max { $0.start < $1.start }.map { ($0.id, $0.end) }
    }

    /// Returns the chamber of a membership. "" when the file does not say.
    func chamber(of membership: Object) -> String {
        let own = Self.text("organization_id", membership)
        return own.isEmpty ? Self.text("organization_id", post(of: membership)) : own
    }

    private func post(of membership: Object) -> Object {
        membership["post"] as? Object ?? posts[Self.text("post_id", membership)] ?? [:]
    }

    /// Returns the id and the name of a membership's area, else of the area of its post. A file
    /// names an area by its id, or has the area within the membership or post.
    private func area(of membership: Object) -> (id: String, name: String) {
        for owner in [membership, post(of: membership)] {
            let inside = owner["area"] as? Object ?? [:]
            let id = [Self.text("area_id", owner), Self.text("id", inside)].first { !$0.isEmpty } ?? ""
            let name = [
                Self.text("name", inside), Self.text("name", areas[id] ?? [:]), Self.text("area", owner),
            ].first { !$0.isEmpty }
            if !id.isEmpty || name != nil { return (id, name ?? "") }
        }
        return ("", "")
    }

    /// Returns the name of a person and the honorific. The name is the person's own name, else the
    /// main one of their other names.
    private func name(of person: Object) -> (name: String, honorific: String) {
        func whole(_ object: Object) -> String {
            let name = Self.text("name", object)
            let parts = [Self.text("given_name", object), Self.text("family_name", object)].filter {
                !$0.isEmpty
            }
            return name.isEmpty ? parts.joined(separator: " ") : name
        }
        let others = person["other_names"] as? [Object] ?? []
        let isOver = { (name: Object) in !Self.text("end_date", name).isEmpty }
        let main =
            others.first { Self.text("note", $0).lowercased() == "main" && !isOver($0) }
            ?? others.first { !isOver($0) }
        let own = whole(person)
        let honorific = [Self.text("honorific_prefix", person), Self.text("honorific_prefix", main ?? [:])]
            .first { !$0.isEmpty }
        return (own.isEmpty ? main.map(whole) ?? "" : own, honorific ?? "")
    }

    /// Returns the member of a membership. Nil when no such person is listed, or the person has no
    /// name.
    func member(_ membership: Object) -> Member? {
        guard let person = membership["person"] as? Object ?? persons[Self.text("person_id", membership)]
        else { return nil }
        var member = Member()
        (member.name, member.honorific) = name(of: person)
        guard !member.name.isEmpty else { return nil }
        member.gender = Self.text("gender", person)
        member.party =
            organizations[Self.text("on_behalf_of_id", membership)].map { Self.text("name", $0) } ?? ""
        member.email = Self.text("email", person)
        for contacts in [person, membership] {
            for contact in contacts["contact_details"] as? [Object] ?? [] { member.take(contact) }
        }
        (member.since, member.until) = (
            Self.text("start_date", membership), Self.text("end_date", membership)
        )
        (member.division, member.constituency) = area(of: membership)
        return member
    }
}

extension Member {
    fileprivate mutating func take(_ contact: Popolo.Object) {
        let value = Popolo.text("value", contact)
        switch Popolo.text("type", contact) {
        case "email" where email.isEmpty: email = value
        case "address" where post.isEmpty:
            post = value.split { $0.isNewline || $0 == "," }.map { CellText.clean(String($0)) }
        case "form", "contact_form": form = value
        default: break
        }
    }
}
