-- Which side a verdict's source takes, verdicts that were our own error, what is only remembered,
-- and the last day in the clock index, so that the beginning of grace can be found too.

-- A disputed outcome has a source that supports it and one that contradicts it.
ALTER TABLE verdict_source ADD COLUMN stance TEXT NOT NULL DEFAULT 'supports'
    CHECK (stance IN ('supports', 'contradicts', 'neutral'));

-- reopened: the verdict that was our own error, and counts on no day; null: it held until known
ALTER TABLE verdict ADD COLUMN voids TEXT REFERENCES verdict (id);

CREATE INDEX source_title ON source (title); -- sources without an address go by it

-- Two deadlines may be related, and one turn out to be a later announcement of the other.
CREATE TABLE tie (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    new TEXT NOT NULL REFERENCES deadline (id),
    old TEXT NOT NULL REFERENCES deadline (id),
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'related')),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    note TEXT,
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    UNIQUE (new, old, kind),
    CHECK (new <> old)
) STRICT;
INSERT INTO tie (id, new, old, kind, known, note, recorded)
    SELECT id, new, old, kind, known, note, recorded FROM link;
DROP TABLE link;
ALTER TABLE tie RENAME TO link;
CREATE INDEX link_old ON link (old);
CREATE INDEX link_known ON link (known);

-- What is no part of the record, and in no journal: up to where the last check read, the last
-- backup. The sum is the SHA-256 (hex) of name and value, so that doctor sees bits that rot.
CREATE TABLE memory (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL, -- JSON
    sum TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT;

-- The clock index anew; it is filled from the record after the steps.
DROP TABLE clock;
DELETE FROM tally;
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
