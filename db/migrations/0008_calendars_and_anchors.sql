-- Calendars that were imported; windows that hang on events by working days, or lie between two;
-- events that hang on other events.

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

-- By what the working days of an offset (P10B) are counted: a table of ours or the slug of a
-- calendar; null: Monday to Friday.
ALTER TABLE deadline ADD COLUMN anchor_calendar TEXT;
-- The event with which a window between two ends; the one with which it opens is anchor_event.
ALTER TABLE deadline ADD COLUMN anchor_end TEXT REFERENCES event (id)
    CHECK (anchor_end IS NULL OR anchor_event IS NOT NULL);

CREATE INDEX deadline_anchor_end ON deadline (anchor_end) WHERE anchor_end IS NOT NULL;

-- An event that hangs on another has no days of its own: they are counted from that one's.
ALTER TABLE event_standing ADD COLUMN anchor_event TEXT REFERENCES event (id)
    CHECK (anchor_event IS NULL OR (first IS NULL AND last IS NULL));
ALTER TABLE event_standing ADD COLUMN anchor_relation TEXT
    CHECK ((anchor_relation IS NULL) = (anchor_event IS NULL))
    CHECK (anchor_relation IN ('within', 'on'));
ALTER TABLE event_standing ADD COLUMN anchor_offset TEXT;
ALTER TABLE event_standing ADD COLUMN anchor_calendar TEXT;

CREATE INDEX event_standing_anchor ON event_standing (anchor_event)
    WHERE anchor_event IS NOT NULL;
