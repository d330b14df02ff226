-- Made from db/migrations by `make schema`; not to be edited.

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE TABLE source (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    url TEXT CHECK (url GLOB 'http://*' OR url GLOB 'https://*'),
    publisher TEXT,
    title TEXT,
    published TEXT CHECK (published IS date(published, '+0 days')),
    sha256 TEXT CHECK (length(sha256) = 64), -- of the saved copy, lower-case hex
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    CHECK (url IS NOT NULL OR title IS NOT NULL)
) STRICT;

CREATE INDEX source_url ON source (url);

CREATE TABLE party (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    fold TEXT NOT NULL, -- the name without case, accents and punctuation
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;

CREATE INDEX party_fold ON party (fold);

CREATE TABLE alias (
    party TEXT NOT NULL REFERENCES party (slug),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    fold TEXT NOT NULL,
    PRIMARY KEY (party, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_fold ON alias (fold);

CREATE TABLE topic (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    lead INTEGER CHECK (lead >= 0), -- days before the last day; null: the setting
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;

CREATE TABLE event (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    number INTEGER NOT NULL UNIQUE CHECK (number > 0), -- one sequence with deadline.number
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT,
    place TEXT,
    topic TEXT REFERENCES topic (slug),
    confidence TEXT NOT NULL DEFAULT 'verified'
        CHECK (confidence IN ('verified', 'recalled', 'unconfirmed')),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
, uid TEXT, mark TEXT CHECK ((mark IS NULL) = (uid IS NULL)), revision TEXT CHECK (revision IS NULL OR uid IS NOT NULL)) STRICT;

CREATE INDEX event_topic ON event (topic);

CREATE TABLE event_party (
    event TEXT NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_party_party ON event_party (party);

CREATE TABLE event_standing (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    event TEXT NOT NULL REFERENCES event (id),
    standing TEXT NOT NULL
        CHECK (standing IN ('scheduled', 'happened', 'cancelled', 'claimed', 'disputed')),
    first TEXT CHECK (first IS date(first, '+0 days')),
    last TEXT CHECK (last IS date(last, '+0 days')),
    precision TEXT NOT NULL CHECK (precision IN
        ('hour', 'day', 'week', 'month', 'quarter', 'half', 'season', 'year', 'decade', 'none')),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    note TEXT,
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'), anchor_event TEXT REFERENCES event (id)
    CHECK (anchor_event IS NULL OR (first IS NULL AND last IS NULL)), anchor_relation TEXT
    CHECK ((anchor_relation IS NULL) = (anchor_event IS NULL))
    CHECK (anchor_relation IN ('within', 'on')), anchor_offset TEXT, anchor_calendar TEXT,
    CHECK (first <= last)
) STRICT;

CREATE INDEX event_standing_event ON event_standing (event);

CREATE INDEX event_standing_known ON event_standing (known);

CREATE TABLE event_source (
    event_standing TEXT NOT NULL REFERENCES event_standing (id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    quote TEXT,
    PRIMARY KEY (event_standing, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE deadline (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    number INTEGER NOT NULL UNIQUE CHECK (number > 0), -- one sequence with event.number
    title TEXT NOT NULL CHECK (title <> ''),
    criterion TEXT, -- what counts as met
    kind TEXT NOT NULL
        CHECK (kind IN ('pledge', 'ultimatum', 'legal', 'expiry', 'schedule', 'target')),
    role TEXT CHECK (role IN ('principal', 'spokesperson', 'official', 'other side')),
    firmness TEXT CHECK (firmness IN ('will', 'expects', 'hopes', 'threatens')),
    said_first TEXT CHECK (said_first IS date(said_first, '+0 days')), -- null: said on one known day
    said TEXT NOT NULL CHECK (said IS date(said, '+0 days')), -- the phrase counts from this day
    zone TEXT, -- time-zone name of the place; null: the setting
    phrase TEXT, -- the exact words that state the time
    first TEXT CHECK (first IS date(first, '+0 days')), -- null: open, or hanging on the anchor
    last TEXT CHECK (last IS date(last, '+0 days')),
    hour TEXT CHECK (hour IS strftime('%H:%M', hour)), -- stated clock time that ends the last day
    by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)), -- the window was given, not read
    tolerance INTEGER NOT NULL DEFAULT 0 CHECK (tolerance >= 0), -- days past the last day
    loose INTEGER NOT NULL DEFAULT 0 CHECK (loose IN (0, 1)), -- the end is ours, by convention
    precision TEXT NOT NULL CHECK (precision IN
        ('hour', 'day', 'week', 'month', 'quarter', 'half', 'season', 'year', 'decade', 'none')),
    -- How the words tie the act to the window; the words themselves stay in phrase.
    relation TEXT CHECK (relation IN
        ('within', 'in', 'on', 'by', 'before', 'until', 'after', 'as early as')),
    hedge TEXT, -- the softening words as said
    anchor_words TEXT, -- the event as said; null: the window hangs on nothing
    anchor_event TEXT REFERENCES event (id),
    anchor_offset TEXT, -- ISO 8601 duration from the event, '-' first when it counts back
    rule TEXT, -- the production that read the phrase
    sentence TEXT, -- how the window was read
    topic TEXT REFERENCES topic (slug),
    lead INTEGER CHECK (lead >= 0), -- days before the last day; null: the topic's, else the setting
    review TEXT CHECK (review IS date(review, '+0 days')), -- null: by rule
    confidence TEXT NOT NULL DEFAULT 'verified'
        CHECK (confidence IN ('verified', 'recalled', 'unconfirmed')),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), anchor_calendar TEXT, anchor_end TEXT REFERENCES event (id)
    CHECK (anchor_end IS NULL OR anchor_event IS NOT NULL), recurrence TEXT REFERENCES recurrence (id), instance INTEGER
    CHECK (instance > 0 AND recurrence IS NOT NULL OR instance IS NULL AND recurrence IS NULL), revision TEXT,
    CHECK (first <= last),
    CHECK (said_first <= said),
    CHECK (hour IS NULL OR last IS NOT NULL OR anchor_words IS NOT NULL),
    CHECK (anchor_words IS NOT NULL OR (anchor_event IS NULL AND anchor_offset IS NULL))
) STRICT;

CREATE INDEX deadline_topic ON deadline (topic);

CREATE INDEX deadline_anchor ON deadline (anchor_event) WHERE anchor_event IS NOT NULL;

CREATE TABLE deadline_party (
    deadline TEXT NOT NULL REFERENCES deadline (id),
    part TEXT NOT NULL CHECK (part IN ('speaker', 'bound')),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (deadline, part, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_party_party ON deadline_party (party, part);

CREATE TABLE deadline_source (
    deadline TEXT NOT NULL REFERENCES deadline (id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    quote TEXT,
    before TEXT,
    after TEXT,
    stance TEXT NOT NULL DEFAULT 'supports'
        CHECK (stance IN ('supports', 'contradicts', 'neutral')),
    known TEXT CHECK (known IS date(known, '+0 days')), -- null: with the announcement
    PRIMARY KEY (deadline, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_source_source ON deadline_source (source);

CREATE TABLE verdict (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    deadline TEXT NOT NULL REFERENCES deadline (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('met', 'lapsed', 'withdrawn', 'moot', 'disputed',
        'unverifiable', 'in-error', 'reopened', 'looked')),
    happened TEXT CHECK (happened IS date(happened, '+0 days')), -- the day of the act
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')), -- the day this was to be known
    missing TEXT, -- met in part: what is missing
    reason TEXT CHECK (reason IN
        ('not attempted', 'blocked by others', 'changed mind', 'overtaken', 'unknown')),
    searched TEXT, -- where a person looked before calling it lapsed
    closed TEXT CHECK (closed IS date(closed, '+0 days')), -- the day of the act that closed it early
    review TEXT CHECK (review IS date(review, '+0 days')), -- looked: when to look again
    event TEXT REFERENCES event (id), -- the event that fulfilled it
    same_as TEXT REFERENCES deadline (id), -- in-error: the record that it duplicates
    note TEXT,
    confidence TEXT NOT NULL DEFAULT 'verified'
        CHECK (confidence IN ('verified', 'recalled', 'unconfirmed')),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'), voids TEXT REFERENCES verdict (id),
    CHECK ((outcome = 'met') = (happened IS NOT NULL)),
    CHECK ((outcome = 'lapsed') = (reason IS NOT NULL)),
    CHECK ((outcome = 'looked') = (review IS NOT NULL)),
    CHECK (happened <= known),
    CHECK (closed <= known)
) STRICT;

CREATE INDEX verdict_deadline ON verdict (deadline);

CREATE INDEX verdict_known ON verdict (known);

CREATE TABLE verdict_source (
    verdict TEXT NOT NULL REFERENCES verdict (id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    quote TEXT, stance TEXT NOT NULL DEFAULT 'supports'
    CHECK (stance IN ('supports', 'contradicts', 'neutral')),
    PRIMARY KEY (verdict, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    deadline TEXT NOT NULL REFERENCES deadline (id),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    text TEXT NOT NULL CHECK (text <> ''),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE INDEX note_deadline ON note (deadline);

CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    change INTEGER NOT NULL, -- seq of the first row of the same transaction
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
    who TEXT NOT NULL,
    command TEXT NOT NULL,
    kind TEXT NOT NULL, -- of the record: deadline, event, verdict ...
    id TEXT NOT NULL, -- its public id, slug or key
    state TEXT NOT NULL, -- the whole record after the change, as JSON
    why TEXT,
    prev TEXT NOT NULL CHECK (length(prev) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX journal_record ON journal (kind, id, seq);

CREATE TABLE tally (
    tolerated INTEGER PRIMARY KEY,
    n INTEGER NOT NULL CHECK (n > 0)
) STRICT;

CREATE TRIGGER event_number_is_new BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM deadline WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'this number belongs to a deadline'); END;

CREATE TRIGGER deadline_number_is_new BEFORE INSERT ON deadline
WHEN EXISTS (SELECT 1 FROM event WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'this number belongs to an event'); END;

CREATE TRIGGER journal_keeps_rows BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal rows are never changed'); END;

CREATE TRIGGER journal_loses_none BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal rows are never removed'); END;

CREATE INDEX source_title ON source (title);

CREATE TABLE memory (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL, -- JSON
    sum TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT;

CREATE TABLE clock (
    deadline TEXT PRIMARY KEY NOT NULL REFERENCES deadline (id),
    due_from INTEGER NOT NULL, -- day number (1 = 1 January of year 1): the lead or the review begins
    last INTEGER NOT NULL, -- day number of the last day; a review has no end
    tolerated INTEGER NOT NULL, -- day number of the last tolerated day; a review has no end
    span_class INTEGER NOT NULL -- bit length of tolerated - due_from
) STRICT, WITHOUT ROWID;

CREATE INDEX clock_span ON clock (span_class, due_from, tolerated, last);

CREATE INDEX clock_tolerated ON clock (tolerated, last);

CREATE INDEX clock_due_from ON clock (due_from);

CREATE INDEX clock_last ON clock (last) WHERE last < tolerated;

CREATE VIEW record AS
SELECT seq AS doc, kind, id FROM journal j
WHERE NOT EXISTS (
    SELECT 1 FROM journal e WHERE e.kind = j.kind AND e.id = j.id AND e.seq < j.seq
);

CREATE VIRTUAL TABLE search_words USING fts5 (
    title, body, content = 'search_text', content_rowid = 'doc',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE search_parts USING fts5 (
    name, content = 'search_text', content_rowid = 'doc', tokenize = 'trigram', columnsize = 0
);

CREATE INDEX journal_spent ON journal (kind, CAST(substr(state, 11) AS INTEGER))
    WHERE state GLOB '{"number":*';

CREATE INDEX journal_removed ON journal (kind, id) WHERE state GLOB '{"removed":*';

CREATE INDEX verdict_event ON verdict (event) WHERE event IS NOT NULL;

CREATE INDEX verdict_same_as ON verdict (same_as) WHERE same_as IS NOT NULL;

CREATE INDEX verdict_voids ON verdict (voids) WHERE voids IS NOT NULL;

CREATE INDEX verdict_source_source ON verdict_source (source);

CREATE INDEX event_source_source ON event_source (source);

CREATE TABLE content (
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of the text as UTF-8, lower-case hex
    media TEXT NOT NULL CHECK (media IN ('text/plain', 'text/html')),
    text TEXT NOT NULL,
    words TEXT, -- of HTML, what a reader sees; null: the text itself
    PRIMARY KEY (sha256, media)
) STRICT;

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

CREATE TABLE topic_alias (
    topic TEXT NOT NULL REFERENCES topic (slug),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW search_text AS
SELECT doc,
    CASE r.kind
        WHEN 'deadline' THEN (SELECT title FROM deadline WHERE id = r.id)
        WHEN 'event' THEN (SELECT title FROM event WHERE id = r.id)
        WHEN 'source' THEN (SELECT title FROM source WHERE id = r.id)
        WHEN 'topic' THEN (SELECT title FROM topic WHERE slug = r.id)
        WHEN 'party' THEN (SELECT name FROM party WHERE slug = r.id)
    END AS title,
    CASE r.kind
        WHEN 'deadline' THEN (
            SELECT coalesce(phrase, '') || char(10) || coalesce(criterion, '') || char(10)
                || coalesce((SELECT group_concat(quote, char(10)) FROM deadline_source
                    WHERE deadline = r.id), '')
            FROM deadline WHERE id = r.id)
        WHEN 'event' THEN (SELECT place FROM event WHERE id = r.id)
        WHEN 'event_standing' THEN (
            SELECT coalesce(note, '') || char(10)
                || coalesce((SELECT group_concat(quote, char(10)) FROM event_source
                    WHERE event_standing = r.id), '')
            FROM event_standing WHERE id = r.id)
        WHEN 'verdict' THEN (
            SELECT coalesce(missing, '') || char(10) || coalesce(note, '') || char(10)
                || coalesce((SELECT group_concat(quote, char(10)) FROM verdict_source
                    WHERE verdict = r.id), '')
            FROM verdict WHERE id = r.id)
        WHEN 'note' THEN (SELECT text FROM note WHERE id = r.id)
        WHEN 'link' THEN (SELECT note FROM link WHERE id = r.id)
        WHEN 'source' THEN (
            SELECT coalesce(publisher, '') || char(10) || coalesce(url, '')
            FROM source WHERE id = r.id)
        WHEN 'party' THEN (SELECT group_concat(name, char(10)) FROM alias WHERE party = r.id)
        WHEN 'topic' THEN (SELECT group_concat(name, char(10)) FROM topic_alias WHERE topic = r.id)
    END AS body,
    substr(CASE r.kind
        WHEN 'deadline' THEN (SELECT title FROM deadline WHERE id = r.id)
        WHEN 'event' THEN (SELECT title FROM event WHERE id = r.id)
        WHEN 'source' THEN (SELECT title FROM source WHERE id = r.id)
        WHEN 'topic' THEN (
            SELECT title || coalesce((
                SELECT char(10) || group_concat(name, char(10)) FROM topic_alias
                WHERE topic = r.id), '')
            FROM topic WHERE slug = r.id)
        WHEN 'party' THEN (
            SELECT name || char(10) || fold || coalesce((
                SELECT char(10) || group_concat(name || char(10) || fold, char(10)) FROM alias
                WHERE party = r.id), '')
            FROM party WHERE slug = r.id)
    END, 1, 1000) AS name
FROM record r
WHERE r.kind = 'deadline' AND EXISTS (SELECT 1 FROM deadline WHERE id = r.id)
    OR r.kind = 'event' AND EXISTS (SELECT 1 FROM event WHERE id = r.id)
    OR r.kind = 'source' AND EXISTS (SELECT 1 FROM source WHERE id = r.id)
    OR r.kind = 'topic' AND EXISTS (SELECT 1 FROM topic WHERE slug = r.id)
    OR r.kind = 'party' AND EXISTS (SELECT 1 FROM party WHERE slug = r.id)
    OR r.kind = 'note' AND EXISTS (SELECT 1 FROM note WHERE id = r.id)
    OR r.kind = 'link' AND EXISTS (SELECT 1 FROM link WHERE id = r.id AND note IS NOT NULL)
    OR r.kind = 'event_standing' AND (
        EXISTS (SELECT 1 FROM event_standing WHERE id = r.id AND note IS NOT NULL)
        OR EXISTS (SELECT 1 FROM event_source WHERE event_standing = r.id AND quote IS NOT NULL))
    OR r.kind = 'verdict' AND (
        EXISTS (SELECT 1 FROM verdict WHERE id = r.id AND coalesce(missing, note) IS NOT NULL)
        OR EXISTS (SELECT 1 FROM verdict_source WHERE verdict = r.id AND quote IS NOT NULL));

CREATE TABLE calendar (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('holidays', 'sitting')), -- days off, or those that count
    first INTEGER NOT NULL CHECK (first BETWEEN 1 AND 9999), -- years for which it is known: both
    last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 9999), -- count, and all between them
    weekend INTEGER NOT NULL DEFAULT 5 -- the first of the two days of rest; Monday is 0
        CHECK (weekend BETWEEN 0 AND 6),
    source TEXT NOT NULL REFERENCES source (id),
    retired INTEGER NOT NULL DEFAULT 0 -- not to be chosen any more; what hangs on it still counts
        CHECK (retired IN (0, 1)),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    CHECK (first <= last)
) STRICT;

CREATE TABLE calendar_day (
    calendar TEXT NOT NULL REFERENCES calendar (slug),
    position INTEGER NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    name TEXT,
    PRIMARY KEY (calendar, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_anchor_end ON deadline (anchor_end) WHERE anchor_end IS NOT NULL;

CREATE INDEX event_standing_anchor ON event_standing (anchor_event)
    WHERE anchor_event IS NOT NULL;

CREATE TABLE recurrence (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    pattern TEXT NOT NULL CHECK (pattern GLOB 'FREQ=*'), -- RRULE without DTSTART, COUNT and UNTIL
    origin TEXT NOT NULL CHECK (origin IS date(origin, '+0 days')), -- all are counted from this day
    skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0), -- days of the pattern before the first
    -- How long an instance lasts from the day that the pattern gives ('P1D': that day alone); null:
    -- it ends on that day, and opens on the day after the one before, the first one on `opens`.
    duration TEXT,
    opens TEXT CHECK (opens IS date(opens, '+0 days')),
    begins INTEGER NOT NULL DEFAULT 1 CHECK (begins > 0), -- the number of its first instance
    until TEXT CHECK (until IS date(until, '+0 days')), -- no day of the pattern after this one
    times INTEGER CHECK (times > 0), -- how many instances it has; null: any number
    stopped INTEGER CHECK (stopped >= begins), -- ended or changed: the first instance it lacks
    known TEXT CHECK (known IS date(known, '+0 days')), -- the day that this became known
    follows TEXT UNIQUE REFERENCES recurrence (id), -- the rule that this one changed
    -- The last day of the newest instance that is recorded; null: no other follows.
    newest TEXT CHECK (newest IS date(newest, '+0 days')),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    CHECK ((duration IS NULL) = (opens IS NOT NULL)),
    CHECK ((stopped IS NULL) = (known IS NULL)),
    CHECK (stopped IS NULL OR newest IS NULL)
) STRICT;

CREATE INDEX recurrence_newest ON recurrence (newest) WHERE newest IS NOT NULL;

CREATE UNIQUE INDEX deadline_instance ON deadline (recurrence, instance)
    WHERE recurrence IS NOT NULL;

CREATE TABLE link (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    new TEXT NOT NULL REFERENCES deadline (id),
    old TEXT NOT NULL REFERENCES deadline (id),
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'related', 'consequence')),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    note TEXT,
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    UNIQUE (new, old, kind),
    CHECK (new <> old)
) STRICT;

CREATE INDEX link_old ON link (old);

CREATE INDEX link_known ON link (known);

CREATE INDEX link_consequence ON link (old) WHERE kind = 'consequence';

CREATE TABLE article (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    copy TEXT NOT NULL REFERENCES copy (id),
    reader TEXT NOT NULL CHECK (reader <> ''), -- what proposed: rules are those of this program
    published TEXT NOT NULL CHECK (published IS date(published, '+0 days')), -- its words count from it
    at TEXT CHECK (at IS strftime('%H:%M', at)), -- the clock time of that, there
    zone TEXT NOT NULL CHECK (zone <> ''), -- an IANA name
    original TEXT CHECK (length(original) = 64), -- SHA-256 of the bytes that its text is of
    refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0), -- proposals that do not stand in it
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0), topic TEXT REFERENCES topic (slug),
    UNIQUE (copy, reader)
) STRICT;

CREATE TABLE candidate (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    number INTEGER NOT NULL UNIQUE CHECK (number > 0), -- c12; a sequence of its own
    article TEXT NOT NULL REFERENCES article (id),
    kind TEXT NOT NULL
        CHECK (kind IN ('deadline', 'event_past', 'event_scheduled', 'undated_commitment')),
    title TEXT NOT NULL CHECK (title <> ''),
    speaker TEXT, -- null: whoever wrote the article
    role TEXT, -- what the text calls him
    phrase TEXT,
    phrase_start INTEGER CHECK (phrase_start >= 0),
    phrase_end INTEGER CHECK (phrase_end >= 0),
    quote TEXT NOT NULL CHECK (quote <> ''),
    quote_start INTEGER NOT NULL CHECK (quote_start >= 0),
    quote_end INTEGER NOT NULL CHECK (quote_end >= 0),
    first TEXT CHECK (first IS date(first, '+0 days')),
    last TEXT CHECK (last IS date(last, '+0 days')),
    precision TEXT NOT NULL CHECK (precision IN
        ('hour', 'day', 'week', 'month', 'quarter', 'half', 'season', 'year', 'decade', 'none')),
    hedge TEXT,
    sentence TEXT, -- why the window is that
    rule TEXT NOT NULL CHECK (rule <> ''), -- what proposed it
    grammar TEXT, -- the rule by which its phrase was read
    confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100), -- hundredths; a rank
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'accepted', 'dropped', 'linked')),
    edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)), -- accepted otherwise than proposed
    reason TEXT, -- why it was dropped
    deadline TEXT REFERENCES deadline (id), -- what it became, or what it tells of
    event TEXT REFERENCES event (id),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    CHECK ((phrase IS NULL) = (phrase_start IS NULL)),
    CHECK ((phrase IS NULL) = (phrase_end IS NULL)),
    CHECK (first <= last),
    CHECK ((state = 'dropped') = (reason IS NOT NULL)),
    CHECK (deadline IS NULL OR event IS NULL),
    CHECK ((state IN ('accepted', 'linked')) = (deadline IS NOT NULL OR event IS NOT NULL))
) STRICT;

CREATE INDEX candidate_article ON candidate (article);

CREATE INDEX candidate_waiting ON candidate (number) WHERE state = 'waiting';

CREATE INDEX candidate_deadline ON candidate (deadline) WHERE deadline IS NOT NULL;

CREATE INDEX candidate_event ON candidate (event) WHERE event IS NOT NULL;

CREATE TABLE candidate_bound (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate_reason (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate_place (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    starts INTEGER NOT NULL CHECK (starts >= 0),
    ends INTEGER NOT NULL CHECK (ends >= 0),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate_tie (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    tie TEXT NOT NULL CHECK (tie IN ('twin', 'fulfils', 'moves')),
    record TEXT NOT NULL CHECK (length(record) = 16),
    verdict TEXT CHECK (verdict IN ('met')),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_uid ON event (uid) WHERE uid IS NOT NULL;

CREATE TABLE feed (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    url TEXT NOT NULL CHECK (url GLOB 'http://?*' OR url GLOB 'https://?*'),
    title TEXT NOT NULL CHECK (title <> ''),
    topic TEXT REFERENCES topic (slug),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;

CREATE INDEX feed_topic ON feed (topic) WHERE topic IS NOT NULL;

CREATE INDEX article_topic ON article (topic) WHERE topic IS NOT NULL;

CREATE TABLE feed_run (
    url TEXT PRIMARY KEY NOT NULL,
    etag TEXT, -- the server's words for what was read of it whole; null: ask for all of it
    modified TEXT,
    asked TEXT CHECK (asked GLOB '????-??-??T??:??:??.???Z'), -- when a run last asked for it
    new INTEGER NOT NULL DEFAULT 0 CHECK (new >= 0), -- entries that were new then
    error TEXT, -- why that failed
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- in a row
    CHECK ((error IS NULL) = (failures = 0))
) STRICT;

CREATE TABLE feed_entry (
    url TEXT NOT NULL,
    entry TEXT NOT NULL CHECK (length(entry) = 64), -- SHA-256 of the feed's own name for it
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0), -- that failed
    met TEXT NOT NULL CHECK (met GLOB '????-??-??T??:??:??.???Z'), -- when it was last dealt with
    PRIMARY KEY (url, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE host_rest (
    host TEXT PRIMARY KEY NOT NULL, -- with its port, unless that is the usual one
    until TEXT NOT NULL CHECK (until GLOB '????-??-??T??:??:??.???Z')
) STRICT;
