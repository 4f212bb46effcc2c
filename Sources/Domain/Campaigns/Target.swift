/// A person who decides: a named person, or "the representative of where you live".
package struct Target: Sendable, Equatable {
    package var key: String
    package var name: String
    package var gender: Gender
    /// The position of the target. An office remains when its holder changes.
    package var office: Localized
    package var salutation: Localized
    /// The languages that the target reads. The first of them with a letter text is the original.
    package var reads: [Language]
    package var email: String?
    package var form: WebForm?
    /// The lines of the postal address, without the name.
    package var post: [String]
    package var handles: Handles
    package var links: [Link]
    package var hours: Hours?
    /// How often the target gets its letters as one mail. Nil: each letter is a mail.
    package var digest: Digest?
    /// The legislature (`uk-house-of-commons`). Set when the target is found from the supporter's
    /// place.
    package var representative: String?
    /// Whether no new letters are written to the target. Letters that are written go on.
    package var isRetired = false
    /// Why e-mail is no channel to the target for now. Nil where it is one.
    package var mailStop: MailStop?

    package enum MailStop: Sendable {
        /// An organiser has stopped it.
        case organiser
        /// The target's address is suspended.
        case suspended
        /// The writer of this letter sends it.
        case byHand
    }

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

    /// Whether a letter that comes back can be sent to the target by form or post.
    package var hasAnotherWay: Bool { form != nil || !post.isEmpty }

    /// Whether the target is a member of the House of Commons, whom WriteToThem can find.
    package var isInCommons: Bool { representative == "uk-house-of-commons" }

    package var isMailStopped: Bool { mailStop != nil }

    package func has(_ channel: Channel) -> Bool {
        switch channel {
        case .email: email != nil && !isMailStopped
        case .form: form != nil
        case .post: !post.isEmpty
        case .writetothem: representative != nil
        }
    }
}

/// The grammatical gender with which a text refers to a person.
package enum Gender: String, Sendable, CaseIterable { case feminine, masculine, other }

/// A target's own contact form on the web.
package struct WebForm: Sendable, Hashable {
    package var url: String
    /// The maximum number of characters in the form's message field.
    package var limit: Int?

    package init(url: String, limit: Int? = nil) {
        self.url = url
        self.limit = limit
    }

    /// Returns the length of a text as a form field counts: UTF-16 units, with a line end as two.
    package static func length(of text: String) -> Int { text.utf16.count + text.utf16.count { $0 == 0x0A } }
}

/// The target's names on social networks, as the campaign folder gives them: `x: name` (without @),
/// `bluesky: name.example`, `mastodon: "@name@server"`.
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

/// The hours and the rate at which mail may reach a target.
package struct Hours: Sendable, Hashable {
    /// The IANA name of the time zone.
    package var zone: String
    /// Minutes after midnight. Nil: no limit, mail may go all day.
    package var from: Int?, to: Int?
    package var perHour: Int?
    /// The days without mail, besides the weekend. Nil: none.
    package var holidays: Holidays?

    package init(
        zone: String, from: Int? = nil, to: Int? = nil, perHour: Int? = nil, holidays: Holidays? = nil
    ) {
        self.zone = zone
        self.from = from
        self.to = to
        self.perHour = perHour
        self.holidays = holidays
    }
}

/// A way to reach a target.
package enum Channel: String, Sendable, CaseIterable { case email, form, post, writetothem }
