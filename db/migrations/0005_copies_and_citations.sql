-- Saved copies of sources, evidence that was added to a record later, and the words of both.

-- A text as it was saved, by what is in it: sources with the same text share it. The journal holds
-- the hash only.
CREATE TABLE content (
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of the text as UTF-8, lower-case hex
    media TEXT NOT NULL CHECK (media IN ('text/plain', 'text/html')),
    text TEXT NOT NULL,
    words TEXT, -- of HTML, what a reader sees; null: the text itself
    PRIMARY KEY (sha256, media)
) STRICT;

-- That a source had this text; a later copy takes no earlier one away. source.sha256 is the newest.
CREATE TABLE copy (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    source TEXT NOT NULL REFERENCES source (id),
    sha256 TEXT NOT NULL,
    media TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0), -- bytes
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    UNIQUE (source, sha256, media),
    FOREIGN KEY (sha256, media) REFERENCES content (sha256, media)
) STRICT;
CREATE INDEX copy_content ON copy (sha256, media);

-- Evidence that was added to a deadline, to what became known of an event, or to a verdict:
-- appended, so that nobody's edit is in its way.
CREATE TABLE citation (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    deadline TEXT REFERENCES deadline (id),
    event_standing TEXT REFERENCES event_standing (id),
    verdict TEXT REFERENCES verdict (id),
    source TEXT NOT NULL REFERENCES source (id),
    quote TEXT,
    before TEXT, -- the text around the quote
    after TEXT,
    stance TEXT NOT NULL DEFAULT 'supports'
        CHECK (stance IN ('supports', 'contradicts', 'neutral')),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    unverified INTEGER CHECK (unverified = 1), -- kept although it was not found in the saved copy
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    CHECK ((deadline IS NULL) + (event_standing IS NULL) + (verdict IS NULL) = 2)
) STRICT;
CREATE INDEX citation_deadline ON citation (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX citation_event_standing ON citation (event_standing)
    WHERE event_standing IS NOT NULL;
CREATE INDEX citation_verdict ON citation (verdict) WHERE verdict IS NOT NULL;
CREATE INDEX citation_source ON citation (source);
CREATE INDEX IF NOT EXISTS event_source_source ON event_source (source);
CREATE INDEX IF NOT EXISTS verdict_source_source ON verdict_source (source);

-- All that stands behind the records, whichever way it came; a record is named by kind and id.
CREATE VIEW evidence AS
SELECT 'deadline' AS kind, deadline AS record, NULL AS citation, position, source, quote, before,
    after, stance, known, NULL AS unverified FROM deadline_source
UNION ALL
SELECT 'event_standing', event_standing, NULL, position, source, quote, NULL, NULL, 'supports',
    NULL, NULL FROM event_source
UNION ALL
SELECT 'verdict', verdict, NULL, position, source, quote, NULL, NULL, stance, NULL, NULL
FROM verdict_source
UNION ALL
SELECT 'deadline', deadline, id, NULL, source, quote, before, after, stance, known, unverified
FROM citation WHERE deadline IS NOT NULL
UNION ALL
SELECT 'event_standing', event_standing, id, NULL, source, quote, before, after, stance, known,
    unverified FROM citation WHERE event_standing IS NOT NULL
UNION ALL
SELECT 'verdict', verdict, id, NULL, source, quote, before, after, stance, known, unverified
FROM citation WHERE verdict IS NOT NULL;

-- The words of copies and citations, by the number of their record. An index of its own, so that
-- long texts neither slow the search of the record nor push it down; of parts of words it has none.
CREATE VIEW evidence_text AS
SELECT doc,
    CASE r.kind
        WHEN 'citation' THEN (
            SELECT coalesce(before || char(10), '') || coalesce(quote, '')
                || coalesce(char(10) || after, '')
            FROM citation WHERE id = r.id)
        WHEN 'copy' THEN (
            SELECT coalesce(words, text) FROM copy JOIN content USING (sha256, media)
            WHERE copy.id = r.id)
    END AS body
FROM record r
WHERE r.kind = 'copy' AND EXISTS (SELECT 1 FROM copy WHERE id = r.id)
    OR r.kind = 'citation' AND EXISTS (
        SELECT 1 FROM citation WHERE id = r.id AND coalesce(quote, before, after) IS NOT NULL);

CREATE VIRTUAL TABLE search_evidence USING fts5 (
    body, content = 'evidence_text', content_rowid = 'doc',
    tokenize = 'unicode61 remove_diacritics 2'
);
