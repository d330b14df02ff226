-- Commitments that recur, their instances, and the consequence that an ultimatum threatens with.

-- A rule by which a commitment recurs. Its first instance is the deadline whose instance is
-- `begins`; later ones take their words from that one.
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

-- Two processes can never record the same instance twice.
ALTER TABLE deadline ADD COLUMN recurrence TEXT REFERENCES recurrence (id);
ALTER TABLE deadline ADD COLUMN instance INTEGER
    CHECK (instance > 0 AND recurrence IS NOT NULL OR instance IS NULL AND recurrence IS NULL);
CREATE UNIQUE INDEX deadline_instance ON deadline (recurrence, instance)
    WHERE recurrence IS NOT NULL;

-- A consequence is what follows if the older deadline, a demand, is not met. The table is made under
-- its own name, since a view names it.
CREATE TABLE kept_link AS SELECT * FROM link;
DROP TABLE link;
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
INSERT INTO link (id, new, old, kind, known, note, recorded)
    SELECT id, new, old, kind, known, note, recorded FROM kept_link;
DROP TABLE kept_link;
CREATE INDEX link_old ON link (old);
CREATE INDEX link_known ON link (known);
CREATE INDEX link_consequence ON link (old) WHERE kind = 'consequence';
