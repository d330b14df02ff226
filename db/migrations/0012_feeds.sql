-- Feeds that are watched for new articles.

-- What a person asked for. Candidates of its articles get its topic when they are accepted.
CREATE TABLE feed (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    url TEXT NOT NULL CHECK (url GLOB 'http://?*' OR url GLOB 'https://?*'),
    title TEXT NOT NULL CHECK (title <> ''),
    topic TEXT REFERENCES topic (slug),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
CREATE INDEX feed_topic ON feed (topic) WHERE topic IS NOT NULL;

ALTER TABLE article ADD COLUMN topic TEXT REFERENCES topic (slug); -- that of its feed
CREATE INDEX article_topic ON article (topic) WHERE topic IS NOT NULL;

-- What runs remember of a feed, by its address. Like memory, none of this is part of the record:
-- no journal row tells of it, and it goes to no other store.
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

-- Entries that a run has met. Those that are not done are tried again.
CREATE TABLE feed_entry (
    url TEXT NOT NULL,
    entry TEXT NOT NULL CHECK (length(entry) = 64), -- SHA-256 of the feed's own name for it
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0), -- that failed
    met TEXT NOT NULL CHECK (met GLOB '????-??-??T??:??:??.???Z'), -- when it was last dealt with
    PRIMARY KEY (url, entry)
) STRICT, WITHOUT ROWID;

-- Hosts that asked to be left alone for a while.
CREATE TABLE host_rest (
    host TEXT PRIMARY KEY NOT NULL, -- with its port, unless that is the usual one
    until TEXT NOT NULL CHECK (until GLOB '????-??-??T??:??:??.???Z')
) STRICT;
