extension Schema {
    /// Tables for the desk's figures.
    /// - `letter.source`: the mark of the link by which the writer came. "" for none.
    /// - `figure.kind`: a step, a channel, a language, a mark, or a quarter of an hour since 1970.
    /// - `campaign_source`: the marks that are counted apart.
    /// - `delivery_desk`: finds the deliveries of a campaign in one state, newest letter first.
    static let eighthFigures = """
        ALTER TABLE letter ADD COLUMN source TEXT NOT NULL DEFAULT '';

        CREATE TABLE figure_change (
            id NUMBERED,
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            dimension TEXT NOT NULL,
            kind TEXT NOT NULL,
            delta INT64 NOT NULL
        ) STRICT;

        CREATE TABLE figure (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            dimension TEXT NOT NULL,
            kind TEXT NOT NULL,
            count INT64 NOT NULL,
            PRIMARY KEY (campaign, rehearsal, dimension, kind)
        ) STRICT;

        CREATE TABLE campaign_source (
            campaign TEXT NOT NULL,
            rehearsal INT64 NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (campaign, rehearsal, source)
        ) STRICT;

        CREATE INDEX delivery_desk ON delivery (campaign, rehearsal, state, letter_id, channel)
        """
}
