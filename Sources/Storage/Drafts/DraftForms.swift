package import Foundation

/// What an open page has sent last.
package struct SentForm: Sendable, Equatable {
    /// The draft's revision after that.
    package let revision: Int64
    /// How many times the page had sent before, as it counts itself. 0 when it does not count.
    package let number: Int64
    /// The fields, encoded.
    package let fields: [UInt8]

    package init(revision: Int64, number: Int64, fields: [UInt8]) {
        (self.revision, self.number, self.fields) = (revision, number, fields)
    }
}

/// What each open page of the editor has sent last. So one's own saves are no conflict.
package struct DraftForms: DataAccess {
    let connection: any Connection

    /// Returns what a page has sent last. Nil for a page that has sent nothing, or has no id.
    package func find(_ slug: String, of author: DraftAuthor) throws -> SentForm? {
        guard let account = author.account, !author.form.isEmpty else { return nil }
        return try row(
            "SELECT * FROM draft_form WHERE slug = $1 AND form = $2 AND account_id = $3", slug, author.form,
            account
        ).map {
            try SentForm(revision: $0.int("revision"), number: $0.int("number"), fields: $0.bytes("fields"))
        }
    }

    package func set(_ sent: SentForm, _ slug: String, of author: DraftAuthor, at now: Date) throws {
        guard let account = author.account, !author.form.isEmpty else { return }
        try run(
            """
            INSERT INTO draft_form (slug, form, account_id, revision, number, fields, sent_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (slug, form, account_id) DO UPDATE SET revision = excluded.revision,
                number = excluded.number, fields = excluded.fields, sent_at = excluded.sent_at
            """, slug, author.form, account, sent.revision, sent.number, sent.fields, now)
    }
}
