-- A store of schema 1, as `sqlite3 .dump` prints it; the pragmas are not part of a dump.
PRAGMA application_id = 1953655666;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO _sqlite_migrations VALUES(1,'tracker','0001_record','2026-11-24 08:08:47.771431+00:00');
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
INSERT INTO source VALUES('06H0S6DE0PACR0B8','https://example.org/vienna',NULL,NULL,NULL,NULL,'2026-11-24T08:08:47.877Z',1);
INSERT INTO source VALUES('06H0S6DHCA3HDDPA','https://example.org/freed',NULL,NULL,NULL,NULL,'2026-11-24T08:08:48.738Z',1);
INSERT INTO source VALUES('06H0S6DJ7AKQ09Z2','https://example.org/a',NULL,NULL,NULL,NULL,'2026-11-24T08:08:48.954Z',1);
INSERT INTO source VALUES('06H0S6DJ7AKQ09Z3','https://example.org/b',NULL,NULL,NULL,NULL,'2026-11-24T08:08:48.954Z',1);
CREATE TABLE party (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    fold TEXT NOT NULL, -- the name without case, accents and punctuation
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
INSERT INTO party VALUES('donald-trump','Donald Trump','donald trump','2026-11-24T08:08:47.877Z',1);
INSERT INTO party VALUES('vladimir-putin','Vladimir Putin','vladimir putin','2026-11-24T08:08:47.877Z',1);
INSERT INTO party VALUES('hamas','Hamas','hamas','2026-11-24T08:08:48.026Z',1);
INSERT INTO party VALUES('viktor-orban','Viktor Orbán','viktor orban','2026-11-24T08:08:48.847Z',1);
INSERT INTO party VALUES('john-thune','John Thune','john thune','2026-11-24T08:08:49.059Z',1);
CREATE TABLE alias (
    party TEXT NOT NULL REFERENCES party (slug),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    fold TEXT NOT NULL,
    PRIMARY KEY (party, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE topic (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    lead INTEGER CHECK (lead >= 0), -- days before the last day; null: the setting
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
INSERT INTO topic VALUES('ukraine-war','ukraine-war',NULL,'2026-11-24T08:08:47.877Z',1);
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
) STRICT;
INSERT INTO event VALUES('06H0S6DEK8TMH9K0',2,'Signature of the ceasefire','signature',NULL,NULL,'verified','2026-11-24T08:08:48.026Z',1);
CREATE TABLE event_party (
    event TEXT NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
INSERT INTO event_party VALUES('06H0S6DEK8TMH9K0',0,'hamas');
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
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    CHECK (first <= last)
) STRICT;
INSERT INTO event_standing VALUES('06H0S6DEK8TMH9K1','06H0S6DEK8TMH9K0','scheduled','2025-11-12','2025-11-12','day','2025-11-03',NULL,'2026-11-24T08:08:48.026Z');
INSERT INTO event_standing VALUES('06H0S6DG2HMKM8T9','06H0S6DEK8TMH9K0','happened','2025-11-12','2025-11-12','day','2025-11-12',NULL,'2026-11-24T08:08:48.404Z');
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
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    CHECK (first <= last),
    CHECK (said_first <= said),
    CHECK (hour IS NULL OR last IS NOT NULL OR anchor_words IS NOT NULL),
    CHECK (anchor_words IS NOT NULL OR (anchor_event IS NULL AND anchor_offset IS NULL))
) STRICT;
INSERT INTO deadline VALUES('06H0S6DE0MND246W',1,'Peace summit in Vienna',NULL,'pledge',NULL,NULL,NULL,'2025-11-03',NULL,'within two weeks or so','2025-11-03','2025-11-17',NULL,0,4,0,'week','within','or so',NULL,NULL,NULL,'within-length','Two weeks counted from 3 November 2025 end on 17 November 2025; “or so” allows 4 more days, to 21 November 2025.','ukraine-war',NULL,NULL,'verified','2026-11-24T08:08:47.877Z',1);
INSERT INTO deadline VALUES('06H0S6DF0QDT9DWW',3,'Hostages freed',NULL,'pledge',NULL,NULL,NULL,'2025-11-03',NULL,'within 72 hours',NULL,NULL,NULL,1,0,0,'hour','within',NULL,'Signature of the ceasefire','06H0S6DEK8TMH9K0','PT72H',NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T08:08:48.133Z',1);
INSERT INTO deadline VALUES('06H0S6DFEYPBYEFS',4,'Peace summit in Vienna',NULL,'pledge',NULL,NULL,NULL,'2025-11-10',NULL,'by the end of the month','2025-11-10','2025-11-30',NULL,0,0,0,'month','by',NULL,NULL,NULL,NULL,'by-when','The last day is 30 November 2025: “by” includes the end of this month.','ukraine-war',NULL,NULL,'verified','2026-11-24T08:08:48.247Z',1);
INSERT INTO deadline VALUES('06H0S6DHSZFPR5QM',5,'A trade deal',NULL,'pledge',NULL,NULL,NULL,'2025-06-01',NULL,NULL,NULL,NULL,NULL,1,0,0,'none',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T08:08:48.847Z',1);
INSERT INTO deadline VALUES('06H0S6DJMD49WG80',6,'A vote',NULL,'pledge',NULL,NULL,NULL,'2025-10-16','America/New_York','in the next 30 days','2025-10-16','2025-11-15',NULL,0,0,0,'day','within',NULL,NULL,NULL,NULL,'in-stretch','30 days counted from 16 October 2025 end on 15 November 2025.',NULL,3,NULL,'verified','2026-11-24T08:08:49.059Z',1);
INSERT INTO deadline VALUES('06H0S6DK6EWNFKCV',7,'A denial',NULL,'pledge',NULL,NULL,NULL,'2025-10-16',NULL,NULL,'2025-10-20','2025-10-20',NULL,1,0,0,'day','on',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T08:08:49.203Z',1);
CREATE TABLE deadline_party (
    deadline TEXT NOT NULL REFERENCES deadline (id),
    part TEXT NOT NULL CHECK (part IN ('speaker', 'bound')),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (deadline, part, position)
) STRICT, WITHOUT ROWID;
INSERT INTO deadline_party VALUES('06H0S6DE0MND246W','speaker',0,'donald-trump');
INSERT INTO deadline_party VALUES('06H0S6DFEYPBYEFS','speaker',0,'donald-trump');
INSERT INTO deadline_party VALUES('06H0S6DF0QDT9DWW','speaker',0,'hamas');
INSERT INTO deadline_party VALUES('06H0S6DJMD49WG80','speaker',0,'john-thune');
INSERT INTO deadline_party VALUES('06H0S6DK6EWNFKCV','speaker',0,'john-thune');
INSERT INTO deadline_party VALUES('06H0S6DHSZFPR5QM','speaker',0,'viktor-orban');
INSERT INTO deadline_party VALUES('06H0S6DE0MND246W','bound',0,'vladimir-putin');
INSERT INTO deadline_party VALUES('06H0S6DFEYPBYEFS','bound',0,'vladimir-putin');
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
INSERT INTO deadline_source VALUES('06H0S6DE0MND246W',0,'06H0S6DE0PACR0B8','within two weeks or so',NULL,NULL,'supports',NULL);
CREATE TABLE link (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    new TEXT NOT NULL REFERENCES deadline (id),
    old TEXT NOT NULL REFERENCES deadline (id),
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'related')),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    note TEXT,
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    UNIQUE (new, old),
    CHECK (new <> old)
) STRICT;
INSERT INTO link VALUES('06H0S6DFEYPBYEFT','06H0S6DFEYPBYEFS','06H0S6DE0MND246W','same','2025-11-10',NULL,'2026-11-24T08:08:48.247Z');
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
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    CHECK ((outcome = 'met') = (happened IS NOT NULL)),
    CHECK ((outcome = 'lapsed') = (reason IS NOT NULL)),
    CHECK ((outcome = 'looked') = (review IS NOT NULL)),
    CHECK (happened <= known),
    CHECK (closed <= known)
) STRICT;
INSERT INTO verdict VALUES('06H0S6DGGBSXZG4Z','06H0S6DF0QDT9DWW','lapsed',NULL,'2025-12-01',NULL,'unknown','two agencies',NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T08:08:48.514Z');
INSERT INTO verdict VALUES('06H0S6DGYQSKH5XX','06H0S6DF0QDT9DWW','reopened',NULL,'2025-12-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'one agency had it','verified','2026-11-24T08:08:48.629Z');
INSERT INTO verdict VALUES('06H0S6DHCA3HDDP9','06H0S6DF0QDT9DWW','met','2025-11-14','2025-12-02',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T08:08:48.738Z');
INSERT INTO verdict VALUES('06H0S6DJ7AKQ09Z1','06H0S6DHSZFPR5QM','disputed',NULL,'2025-07-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T08:08:48.954Z');
INSERT INTO verdict VALUES('06H0S6DKK900CT9R','06H0S6DK6EWNFKCV','withdrawn',NULL,'2025-10-18',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T08:08:49.306Z');
CREATE TABLE verdict_source (
    verdict TEXT NOT NULL REFERENCES verdict (id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    quote TEXT,
    PRIMARY KEY (verdict, position)
) STRICT, WITHOUT ROWID;
INSERT INTO verdict_source VALUES('06H0S6DHCA3HDDP9',0,'06H0S6DHCA3HDDPA','all are free');
INSERT INTO verdict_source VALUES('06H0S6DJ7AKQ09Z1',0,'06H0S6DJ7AKQ09Z2',NULL);
INSERT INTO verdict_source VALUES('06H0S6DJ7AKQ09Z1',1,'06H0S6DJ7AKQ09Z3',NULL);
CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    deadline TEXT NOT NULL REFERENCES deadline (id),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    text TEXT NOT NULL CHECK (text <> ''),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z')
) STRICT;
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
INSERT INTO journal VALUES(1,1,'2026-11-24T08:08:47.877Z','analyst','add','topic','ukraine-war','{"recorded":"2026-11-24T08:08:47.877Z","slug":"ukraine-war","title":"ukraine-war","version":1}',NULL,'0000000000000000000000000000000000000000000000000000000000000000','9e51a24762c4b229cd85cdc26c02a6013656016b90b52bf9bd3edc5a8c67a65e');
INSERT INTO journal VALUES(2,1,'2026-11-24T08:08:47.877Z','analyst','add','party','donald-trump','{"name":"Donald Trump","recorded":"2026-11-24T08:08:47.877Z","slug":"donald-trump","version":1}',NULL,'9e51a24762c4b229cd85cdc26c02a6013656016b90b52bf9bd3edc5a8c67a65e','7f28fcc0d2d65961adcd98c3b583b5c68926919f0c2e55368d1cbc2d346f58fb');
INSERT INTO journal VALUES(3,1,'2026-11-24T08:08:47.877Z','analyst','add','party','vladimir-putin','{"name":"Vladimir Putin","recorded":"2026-11-24T08:08:47.877Z","slug":"vladimir-putin","version":1}',NULL,'7f28fcc0d2d65961adcd98c3b583b5c68926919f0c2e55368d1cbc2d346f58fb','d9fb79529c414cd5170fc17566669f17f316109500b0e918a9e6c48ba803dac2');
INSERT INTO journal VALUES(4,1,'2026-11-24T08:08:47.877Z','analyst','add','source','06H0S6DE0PACR0B8','{"id":"06H0S6DE0PACR0B8","recorded":"2026-11-24T08:08:47.877Z","url":"https://example.org/vienna","version":1}',NULL,'d9fb79529c414cd5170fc17566669f17f316109500b0e918a9e6c48ba803dac2','e3bfcfe12b59b8339bee73ec58dd5afd2ad649d5fd6bb60f78289a66cfe6e0f1');
INSERT INTO journal VALUES(5,1,'2026-11-24T08:08:47.877Z','analyst','add','deadline','06H0S6DE0MND246W','{"bounds":["vladimir-putin"],"by_hand":0,"confidence":"verified","first":"2025-11-03","hedge":"or so","id":"06H0S6DE0MND246W","kind":"pledge","last":"2025-11-17","loose":0,"number":1,"phrase":"within two weeks or so","precision":"week","recorded":"2026-11-24T08:08:47.877Z","relation":"within","rule":"within-length","said":"2025-11-03","sentence":"Two weeks counted from 3 November 2025 end on 17 November 2025; “or so” allows 4 more days, to 21 November 2025.","sources":[{"quote":"within two weeks or so","source":"06H0S6DE0PACR0B8","stance":"supports"}],"speakers":["donald-trump"],"title":"Peace summit in Vienna","tolerance":4,"topic":"ukraine-war","version":1}',NULL,'e3bfcfe12b59b8339bee73ec58dd5afd2ad649d5fd6bb60f78289a66cfe6e0f1','3a0b0f7f87d3ff4c69fd5aa91db2afedb0583c66c35ea0d2c6402f11ad208b7c');
INSERT INTO journal VALUES(6,6,'2026-11-24T08:08:48.026Z','analyst','event','party','hamas','{"name":"Hamas","recorded":"2026-11-24T08:08:48.026Z","slug":"hamas","version":1}',NULL,'3a0b0f7f87d3ff4c69fd5aa91db2afedb0583c66c35ea0d2c6402f11ad208b7c','1d91d11bfb10cd120ef1b20b3a8e58ad7c8707b57d2bb5ba8c3834f59617a155');
INSERT INTO journal VALUES(7,6,'2026-11-24T08:08:48.026Z','analyst','event','event','06H0S6DEK8TMH9K0','{"confidence":"verified","id":"06H0S6DEK8TMH9K0","kind":"signature","number":2,"parties":["hamas"],"recorded":"2026-11-24T08:08:48.026Z","title":"Signature of the ceasefire","version":1}',NULL,'1d91d11bfb10cd120ef1b20b3a8e58ad7c8707b57d2bb5ba8c3834f59617a155','75fef924419d58c93a72bae5316bf0d4226d6be1af5affdb073ddcc2caf813c4');
INSERT INTO journal VALUES(8,6,'2026-11-24T08:08:48.026Z','analyst','event','event_standing','06H0S6DEK8TMH9K1','{"event":"06H0S6DEK8TMH9K0","first":"2025-11-12","id":"06H0S6DEK8TMH9K1","known":"2025-11-03","last":"2025-11-12","precision":"day","recorded":"2026-11-24T08:08:48.026Z","standing":"scheduled"}',NULL,'75fef924419d58c93a72bae5316bf0d4226d6be1af5affdb073ddcc2caf813c4','7a61c06562600fce4cd6e1489f9032c92d06105ec194cff4b3c11d4be3bd50eb');
INSERT INTO journal VALUES(9,9,'2026-11-24T08:08:48.133Z','analyst','add','deadline','06H0S6DF0QDT9DWW','{"anchor_event":"06H0S6DEK8TMH9K0","anchor_offset":"PT72H","anchor_words":"Signature of the ceasefire","by_hand":1,"confidence":"verified","id":"06H0S6DF0QDT9DWW","kind":"pledge","loose":0,"number":3,"phrase":"within 72 hours","precision":"hour","recorded":"2026-11-24T08:08:48.133Z","relation":"within","said":"2025-11-03","speakers":["hamas"],"title":"Hostages freed","tolerance":0,"version":1}',NULL,'7a61c06562600fce4cd6e1489f9032c92d06105ec194cff4b3c11d4be3bd50eb','a7e2e34127e4cfc72e0992d490d359d3ec4fec4dc55a7139bc7bce39be4f580d');
INSERT INTO journal VALUES(10,10,'2026-11-24T08:08:48.247Z','analyst','extend','deadline','06H0S6DFEYPBYEFS','{"bounds":["vladimir-putin"],"by_hand":0,"confidence":"verified","first":"2025-11-10","id":"06H0S6DFEYPBYEFS","kind":"pledge","last":"2025-11-30","loose":0,"number":4,"phrase":"by the end of the month","precision":"month","recorded":"2026-11-24T08:08:48.247Z","relation":"by","rule":"by-when","said":"2025-11-10","sentence":"The last day is 30 November 2025: “by” includes the end of this month.","speakers":["donald-trump"],"title":"Peace summit in Vienna","tolerance":0,"topic":"ukraine-war","version":1}',NULL,'a7e2e34127e4cfc72e0992d490d359d3ec4fec4dc55a7139bc7bce39be4f580d','dc4ad61324ab3bfa65b4990dba433d257f34d844019091862ddb5d80d1bd79b1');
INSERT INTO journal VALUES(11,10,'2026-11-24T08:08:48.247Z','analyst','extend','link','06H0S6DFEYPBYEFT','{"id":"06H0S6DFEYPBYEFT","kind":"same","known":"2025-11-10","new":"06H0S6DFEYPBYEFS","old":"06H0S6DE0MND246W","recorded":"2026-11-24T08:08:48.247Z"}',NULL,'dc4ad61324ab3bfa65b4990dba433d257f34d844019091862ddb5d80d1bd79b1','eb81433976281cc2839380185ca1d18457deb2dc063841226352bec0d3fe42fd');
INSERT INTO journal VALUES(12,12,'2026-11-24T08:08:48.404Z','analyst','event happened','event_standing','06H0S6DG2HMKM8T9','{"event":"06H0S6DEK8TMH9K0","first":"2025-11-12","id":"06H0S6DG2HMKM8T9","known":"2025-11-12","last":"2025-11-12","precision":"day","recorded":"2026-11-24T08:08:48.404Z","standing":"happened"}',NULL,'eb81433976281cc2839380185ca1d18457deb2dc063841226352bec0d3fe42fd','bea044aa4781a8add7a6b44c15695cb08121d6e2ac9d8b1dbc4cbbe63797c832');
INSERT INTO journal VALUES(13,12,'2026-11-24T08:08:48.404Z','analyst','event happened','deadline','06H0S6DF0QDT9DWW','{"anchor_event":"06H0S6DEK8TMH9K0","anchor_offset":"PT72H","anchor_words":"Signature of the ceasefire","by_hand":1,"confidence":"verified","id":"06H0S6DF0QDT9DWW","kind":"pledge","loose":0,"number":3,"phrase":"within 72 hours","precision":"hour","recorded":"2026-11-24T08:08:48.133Z","relation":"within","said":"2025-11-03","speakers":["hamas"],"title":"Hostages freed","tolerance":0,"version":1}','event #2 is now happened, 12 November 2025','bea044aa4781a8add7a6b44c15695cb08121d6e2ac9d8b1dbc4cbbe63797c832','667578478ee9b78c53c403d6decbfca01103e9c9a7714ec29069244fa3b535e1');
INSERT INTO journal VALUES(14,14,'2026-11-24T08:08:48.514Z','analyst','lapsed','verdict','06H0S6DGGBSXZG4Z','{"confidence":"verified","deadline":"06H0S6DF0QDT9DWW","id":"06H0S6DGGBSXZG4Z","known":"2025-12-01","outcome":"lapsed","reason":"unknown","recorded":"2026-11-24T08:08:48.514Z","searched":"two agencies"}',NULL,'667578478ee9b78c53c403d6decbfca01103e9c9a7714ec29069244fa3b535e1','2ea1bc9d7551c625fc7ba10cda44859fd0a55a3b7fe0461ed01d9754a50270c2');
INSERT INTO journal VALUES(15,15,'2026-11-24T08:08:48.629Z','analyst','reopen','verdict','06H0S6DGYQSKH5XX','{"confidence":"verified","deadline":"06H0S6DF0QDT9DWW","id":"06H0S6DGYQSKH5XX","known":"2025-12-01","note":"one agency had it","outcome":"reopened","recorded":"2026-11-24T08:08:48.629Z"}','one agency had it','2ea1bc9d7551c625fc7ba10cda44859fd0a55a3b7fe0461ed01d9754a50270c2','663b522f7fc955f65608cac97ad6ddb65356423fabc1fd5b453d6a4a1bd2ccfa');
INSERT INTO journal VALUES(16,16,'2026-11-24T08:08:48.738Z','analyst','met','source','06H0S6DHCA3HDDPA','{"id":"06H0S6DHCA3HDDPA","recorded":"2026-11-24T08:08:48.738Z","url":"https://example.org/freed","version":1}',NULL,'663b522f7fc955f65608cac97ad6ddb65356423fabc1fd5b453d6a4a1bd2ccfa','b70fb4f6fac968fa765e2c1263c921752b6da742c9bf568514a65836c23339e6');
INSERT INTO journal VALUES(17,16,'2026-11-24T08:08:48.738Z','analyst','met','verdict','06H0S6DHCA3HDDP9','{"confidence":"verified","deadline":"06H0S6DF0QDT9DWW","happened":"2025-11-14","id":"06H0S6DHCA3HDDP9","known":"2025-12-02","outcome":"met","recorded":"2026-11-24T08:08:48.738Z","sources":[{"quote":"all are free","source":"06H0S6DHCA3HDDPA"}]}',NULL,'b70fb4f6fac968fa765e2c1263c921752b6da742c9bf568514a65836c23339e6','9fceabd57626623c77558e0a7dbaa364d102ded503cc7c8b152b3e9fe3eac1f7');
INSERT INTO journal VALUES(18,18,'2026-11-24T08:08:48.847Z','analyst','add','party','viktor-orban','{"name":"Viktor Orbán","recorded":"2026-11-24T08:08:48.847Z","slug":"viktor-orban","version":1}',NULL,'9fceabd57626623c77558e0a7dbaa364d102ded503cc7c8b152b3e9fe3eac1f7','01f53d9b72fac28e719016d9bd1f52a9d86b158d645fa77269bfc97b7ce9d4b8');
INSERT INTO journal VALUES(19,18,'2026-11-24T08:08:48.847Z','analyst','add','deadline','06H0S6DHSZFPR5QM','{"by_hand":1,"confidence":"verified","id":"06H0S6DHSZFPR5QM","kind":"pledge","loose":0,"number":5,"precision":"none","recorded":"2026-11-24T08:08:48.847Z","said":"2025-06-01","speakers":["viktor-orban"],"title":"A trade deal","tolerance":0,"version":1}',NULL,'01f53d9b72fac28e719016d9bd1f52a9d86b158d645fa77269bfc97b7ce9d4b8','2a951e354fb2a91e53267dbff3460a3141eeec8d489063323d267b4305b001c8');
INSERT INTO journal VALUES(20,20,'2026-11-24T08:08:48.954Z','analyst','dispute','source','06H0S6DJ7AKQ09Z2','{"id":"06H0S6DJ7AKQ09Z2","recorded":"2026-11-24T08:08:48.954Z","url":"https://example.org/a","version":1}',NULL,'2a951e354fb2a91e53267dbff3460a3141eeec8d489063323d267b4305b001c8','d3fa32e0f58d1121878ce785341e761f3d182aebc5f01a7527d3d6a899b4c534');
INSERT INTO journal VALUES(21,20,'2026-11-24T08:08:48.954Z','analyst','dispute','source','06H0S6DJ7AKQ09Z3','{"id":"06H0S6DJ7AKQ09Z3","recorded":"2026-11-24T08:08:48.954Z","url":"https://example.org/b","version":1}',NULL,'d3fa32e0f58d1121878ce785341e761f3d182aebc5f01a7527d3d6a899b4c534','435a32c6c042f0a7acca4c16864902a766897f83a8a73f9d57dba02e0b1d61a0');
INSERT INTO journal VALUES(22,20,'2026-11-24T08:08:48.954Z','analyst','dispute','verdict','06H0S6DJ7AKQ09Z1','{"confidence":"verified","deadline":"06H0S6DHSZFPR5QM","id":"06H0S6DJ7AKQ09Z1","known":"2025-07-01","outcome":"disputed","recorded":"2026-11-24T08:08:48.954Z","sources":[{"source":"06H0S6DJ7AKQ09Z2"},{"source":"06H0S6DJ7AKQ09Z3"}]}',NULL,'435a32c6c042f0a7acca4c16864902a766897f83a8a73f9d57dba02e0b1d61a0','291909ecd5b3e14c9344933767b577b46d67b24f7f8be32d8f9966c70562a12e');
INSERT INTO journal VALUES(23,23,'2026-11-24T08:08:49.059Z','analyst','add','party','john-thune','{"name":"John Thune","recorded":"2026-11-24T08:08:49.059Z","slug":"john-thune","version":1}',NULL,'291909ecd5b3e14c9344933767b577b46d67b24f7f8be32d8f9966c70562a12e','07bf206f5d03c59614f50de33ab4a392bbdce2b206ad20a8c01db5103416e682');
INSERT INTO journal VALUES(24,23,'2026-11-24T08:08:49.059Z','analyst','add','deadline','06H0S6DJMD49WG80','{"by_hand":0,"confidence":"verified","first":"2025-10-16","id":"06H0S6DJMD49WG80","kind":"pledge","last":"2025-11-15","lead":3,"loose":0,"number":6,"phrase":"in the next 30 days","precision":"day","recorded":"2026-11-24T08:08:49.059Z","relation":"within","rule":"in-stretch","said":"2025-10-16","sentence":"30 days counted from 16 October 2025 end on 15 November 2025.","speakers":["john-thune"],"title":"A vote","tolerance":0,"version":1,"zone":"America/New_York"}',NULL,'07bf206f5d03c59614f50de33ab4a392bbdce2b206ad20a8c01db5103416e682','9552d9f4d3d3bad073daa3e73d1d69352a9185463a16723cab0309fc550e7a23');
INSERT INTO journal VALUES(25,25,'2026-11-24T08:08:49.203Z','analyst','add','deadline','06H0S6DK6EWNFKCV','{"by_hand":1,"confidence":"verified","first":"2025-10-20","id":"06H0S6DK6EWNFKCV","kind":"pledge","last":"2025-10-20","loose":0,"number":7,"precision":"day","recorded":"2026-11-24T08:08:49.203Z","relation":"on","said":"2025-10-16","speakers":["john-thune"],"title":"A denial","tolerance":0,"version":1}',NULL,'9552d9f4d3d3bad073daa3e73d1d69352a9185463a16723cab0309fc550e7a23','12ba0afe346c7b1b200c021d6df6fb4590fa8e57bd4a975d3cc8ee8568c2cd3a');
INSERT INTO journal VALUES(26,26,'2026-11-24T08:08:49.306Z','analyst','withdraw','verdict','06H0S6DKK900CT9R','{"confidence":"verified","deadline":"06H0S6DK6EWNFKCV","id":"06H0S6DKK900CT9R","known":"2025-10-18","outcome":"withdrawn","recorded":"2026-11-24T08:08:49.306Z"}',NULL,'12ba0afe346c7b1b200c021d6df6fb4590fa8e57bd4a975d3cc8ee8568c2cd3a','404d45e03d39c959cec93f79e1206304d2023bf0096c087d6693d5e266e97c9d');
CREATE TABLE clock (
    deadline TEXT PRIMARY KEY NOT NULL REFERENCES deadline (id),
    due_from INTEGER NOT NULL, -- day number (1 = 1 January of year 1): the lead or the review begins
    tolerated INTEGER NOT NULL, -- day number of the last tolerated day; a review has no end
    span_class INTEGER NOT NULL -- bit length of tolerated - due_from
) STRICT, WITHOUT ROWID;
INSERT INTO clock VALUES('06H0S6DJMD49WG80',739567,739570,2);
INSERT INTO clock VALUES('06H0S6DFEYPBYEFS',739578,739585,3);
CREATE TABLE tally (
    tolerated INTEGER PRIMARY KEY,
    n INTEGER NOT NULL CHECK (n > 0)
) STRICT;
INSERT INTO tally VALUES(739570,1);
INSERT INTO tally VALUES(739585,1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX source_url ON source (url);
CREATE INDEX party_fold ON party (fold);
CREATE INDEX alias_fold ON alias (fold);
CREATE INDEX event_topic ON event (topic);
CREATE INDEX event_party_party ON event_party (party);
CREATE INDEX event_standing_event ON event_standing (event);
CREATE INDEX event_standing_known ON event_standing (known);
CREATE INDEX deadline_topic ON deadline (topic);
CREATE INDEX deadline_anchor ON deadline (anchor_event) WHERE anchor_event IS NOT NULL;
CREATE INDEX deadline_party_party ON deadline_party (party, part);
CREATE INDEX deadline_source_source ON deadline_source (source);
CREATE INDEX link_old ON link (old);
CREATE INDEX link_known ON link (known);
CREATE INDEX verdict_deadline ON verdict (deadline);
CREATE INDEX verdict_known ON verdict (known);
CREATE INDEX note_deadline ON note (deadline);
CREATE INDEX journal_record ON journal (kind, id, seq);
CREATE INDEX clock_span ON clock (span_class, due_from, tolerated);
CREATE INDEX clock_tolerated ON clock (tolerated);
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
COMMIT;
