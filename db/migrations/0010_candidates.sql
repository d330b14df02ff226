-- What readers proposed from articles, and what a person made of each proposal.

-- A saved text as a reader read it. Offsets count its characters; an end is exclusive.
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
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    UNIQUE (copy, reader)
) STRICT;

-- Nothing until a person accepts it. What was judged is kept, so that it is not proposed again.
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

-- Who has to act, or takes part, as the text or the record names them.
CREATE TABLE candidate_bound (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;

-- What made the reader so sure.
CREATE TABLE candidate_reason (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;

-- Other places of the text that tell the same.
CREATE TABLE candidate_place (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    starts INTEGER NOT NULL CHECK (starts >= 0),
    ends INTEGER NOT NULL CHECK (ends >= 0),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;

-- What it seemed to be to a record when it was read. The record may be gone: no reference.
CREATE TABLE candidate_tie (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    tie TEXT NOT NULL CHECK (tie IN ('twin', 'fulfils', 'moves')),
    record TEXT NOT NULL CHECK (length(record) = 16),
    verdict TEXT CHECK (verdict IN ('met')),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;
