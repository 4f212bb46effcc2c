/// A person who decides: a named one, or "the representative of where you live".
package struct Target: Sendable, Equatable {
    package var key: String
    package var name: String
    package var gender: Gender
    /// What the target holds; outlives the person.
    package var office: Localized
    package var salutation: Localized
    /// The first of these that has a letter text is the original.
    package var reads: [Language]
    package var email: String?
    package var form: WebForm?
    /// Lines of the postal address, without the name.
    package var post: [String]
    package var handles: Handles
    package var links: [Link]
    package var hours: Hours?
    /// The legislature (`uk-house-of-commons`) when the target is found from the supporter's place.
    package var representative: String?

    package init(
        key: String, name: String = "", gender: Gender = .other, office: Localized = [:],
        salutation: Localized = [:], reads: [Language] = [],
        email: String? = nil, form: WebForm? = nil, post: [String] = [], handles: Handles = Handles(),
        links: [Link] = [], hours: Hours? = nil,
        representative: String? = nil
    ) {
        self.key = key
        self.name = name
        self.gender = gender
        self.office = office
        self.salutation = salutation
        self.reads = reads
        self.email = email
        self.form = form
        self.post = post
        self.handles = handles
        self.links = links
        self.hours = hours
        self.representative = representative
    }

    /// Whether a letter that comes back can go there in another way.
    package var hasAnotherWay: Bool { form != nil || !post.isEmpty }

    /// A member of the House of Commons, whom WriteToThem finds.
    package var isInCommons: Bool { representative == "uk-house-of-commons" }

    package func has(_ channel: Channel) -> Bool {
        switch channel {
        case .email: email != nil
        case .form: form != nil
        case .post: !post.isEmpty
        case .writetothem: representative != nil
        }
    }
}

/// The grammatical gender by which a text speaks of somebody.
package enum Gender: String, Sendable, CaseIterable { case feminine, masculine, other }

/// A target's own contact form on the web.
package struct WebForm: Sendable, Hashable {
    package var url: String
    /// The most characters its message field takes.
    package var limit: Int?

    package init(url: String, limit: Int? = nil) {
        self.url = url
        self.limit = limit
    }

    /// What a text counts in such a field: UTF-16 units, a line end as two.
    package static func length(of text: String) -> Int { text.utf16.count + text.utf16.count { $0 == 0x0A } }
}

/// Names on social networks, as the campaign folder gives them: `x: name` (without @), `bluesky:
/// name.example`, `mastodon: "@name@server"`.
package struct Handles: Sendable, Hashable {
    package var byNetwork: [String: String]

    package init(_ byNetwork: [String: String] = [:]) { self.byNetwork = byNetwork }
}

package struct Link: Sendable, Hashable {
    package var label: Localized
    package var url: String

    package init(label: Localized, url: String) {
        self.label = label
        self.url = url
    }
}

/// When and how fast mail may reach a target.
package struct Hours: Sendable, Hashable {
    /// An IANA time zone name.
    package var zone: String
    /// Minutes after midnight; nil: all day.
    package var from: Int?, to: Int?
    package var perHour: Int?

    package init(zone: String, from: Int? = nil, to: Int? = nil, perHour: Int? = nil) {
        self.zone = zone
        self.from = from
        self.to = to
        self.perHour = perHour
    }
}

/// A way to reach a target.
package enum Channel: String, Sendable, CaseIterable { case email, form, post, writetothem }
