extension Schema {
    /// News to supporters, and who asked for it.
    /// - `news_address`: written when a letter is confirmed. Kept after the letter is erased, until
    ///   the owner of the address ends it. `id` is made of campaign and address with the key.
    /// - `news.texts`: subject and body by language, JSON.
    /// - `news.after_id`: the last address for which a mail was queued.
    static let ninthNews = """
        CREATE TABLE news_address (
            id INT64 NOT NULL PRIMARY KEY,
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            address BYTES NOT NULL,
            email TEXT NOT NULL,
            language TEXT NOT NULL,
            consent TEXT NOT NULL,
            since INT64 NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX news_address_once ON news_address (campaign, rehearsal, address);
        CREATE INDEX news_address_order ON news_address (campaign, rehearsal, id, language);
        CREATE INDEX news_address_since ON news_address (since);
        CREATE TABLE news (
            id INT64 NOT NULL PRIMARY KEY,
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            revision INT64 NOT NULL,
            texts TEXT NOT NULL,
            state TEXT NOT NULL,
            saved_at INT64 NOT NULL,
            saved_by TEXT NOT NULL,
            tested INT64,
            started_at INT64,
            recipients INT64 NOT NULL DEFAULT 0,
            queued INT64 NOT NULL DEFAULT 0,
            accepted INT64 NOT NULL DEFAULT 0,
            refused INT64 NOT NULL DEFAULT 0,
            other INT64 NOT NULL DEFAULT 0,
            after_id INT64 NOT NULL DEFAULT 0,
            last_at INT64
        ) STRICT;
        CREATE INDEX news_campaign ON news (campaign, rehearsal, id);
        CREATE INDEX news_sending ON news (id) WHERE state = 'sending';
        CREATE INDEX mail_news ON mail (rehearsal, due_at) WHERE kind = 'news' AND state IN ('queued', 'sending')
        """
}
