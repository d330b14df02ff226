-- A store of schema 8, as `sqlite3 .dump` prints it; the pragmas are not part of a dump.
PRAGMA application_id = 1953655666;
PRAGMA user_version = 8;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO _sqlite_migrations VALUES(1,'tracker','0001_record','2026-11-24 20:31:14.267840+00:00');
INSERT INTO _sqlite_migrations VALUES(2,'tracker','0002_evidence_and_memory','2026-11-24 20:31:14.276449+00:00');
INSERT INTO _sqlite_migrations VALUES(3,'tracker','0003_search','2026-11-24 20:31:14.315893+00:00');
INSERT INTO _sqlite_migrations VALUES(4,'tracker','0004_removed','2026-11-24 20:31:14.317595+00:00');
INSERT INTO _sqlite_migrations VALUES(5,'tracker','0005_copies_and_citations','2026-11-24 20:31:14.331566+00:00');
INSERT INTO _sqlite_migrations VALUES(6,'tracker','0007_names','2026-11-24 20:31:14.381272+00:00');
INSERT INTO _sqlite_migrations VALUES(7,'tracker','0008_calendars_and_anchors','2026-11-24 20:31:14.393713+00:00');
INSERT INTO _sqlite_migrations VALUES(8,'tracker','0009_recurrence','2026-11-24 20:31:14.411620+00:00');
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
CREATE TABLE party (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    fold TEXT NOT NULL, -- the name without case, accents and punctuation
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
INSERT INTO party VALUES('trump','Trump','trump','2026-11-24T20:31:14.506Z',1);
INSERT INTO party VALUES('elena-fischer','Elena Fischer','elena fischer','2026-11-24T20:31:26.168Z',1);
INSERT INTO party VALUES('hamas','Hamas','hamas','2026-11-24T20:31:26.531Z',1);
INSERT INTO party VALUES('a-minister','A. Minister','a minister','2026-11-24T20:31:26.710Z',1);
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
INSERT INTO event VALUES('06H0YGCMS3MAZ0MR',2,'Signature',NULL,NULL,NULL,'verified','2026-11-24T20:31:25.896Z',1);
INSERT INTO event VALUES('E0KCZVJCM9JR5VSD',3,'Weekly briefing',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.168Z',1);
INSERT INTO event VALUES('303TTFD85DAKVGAE',4,'Weekly briefing',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.168Z',1);
INSERT INTO event VALUES('JK1EGJ40A1KVTAGX',5,'Weekly briefing',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.168Z',1);
INSERT INTO event VALUES('VYVVS3W29F3C1HKQ',6,'Signing of the treaty',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.168Z',1);
CREATE TABLE event_party (
    event TEXT NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
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
INSERT INTO event_standing VALUES('06H0YGCMS3MAZ0MS','06H0YGCMS3MAZ0MR','happened','2025-11-10','2025-11-10','day','2026-11-24',NULL,'2026-11-24T20:31:25.896Z',NULL,NULL,NULL,NULL);
INSERT INTO event_standing VALUES('XBZ9GW4948JVFJPW','E0KCZVJCM9JR5VSD','scheduled','2025-11-12','2025-11-12','day','2025-11-01','10:00 to 11:00 (Europe/Vienna)','2026-11-24T20:31:26.168Z',NULL,NULL,NULL,NULL);
INSERT INTO event_standing VALUES('DE1NB9B33B2P5K7C','303TTFD85DAKVGAE','scheduled','2025-11-19','2025-11-19','day','2025-11-01','10:00 to 11:00 (Europe/Vienna)','2026-11-24T20:31:26.168Z',NULL,NULL,NULL,NULL);
INSERT INTO event_standing VALUES('Z9WE2V25JJX8Q2TD','JK1EGJ40A1KVTAGX','scheduled','2025-11-26','2025-11-26','day','2025-11-01','10:00 to 11:00 (Europe/Vienna)','2026-11-24T20:31:26.168Z',NULL,NULL,NULL,NULL);
INSERT INTO event_standing VALUES('Q1XMQ62A3XG89JME','VYVVS3W29F3C1HKQ','scheduled','2025-12-10','2025-12-10','day','2025-11-01',NULL,'2026-11-24T20:31:26.168Z',NULL,NULL,NULL,NULL);
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
    CHECK (instance > 0 AND recurrence IS NOT NULL OR instance IS NULL AND recurrence IS NULL),
    CHECK (first <= last),
    CHECK (said_first <= said),
    CHECK (hour IS NULL OR last IS NOT NULL OR anchor_words IS NOT NULL),
    CHECK (anchor_words IS NOT NULL OR (anchor_event IS NULL AND anchor_offset IS NULL))
) STRICT;
INSERT INTO deadline VALUES('06H0YGB89ASA6QJ0',1,'Ceasefire signed',NULL,'pledge',NULL,NULL,NULL,'2025-11-03',NULL,'within two weeks or so','2025-11-03','2025-11-17',NULL,0,4,0,'week','within','or so',NULL,NULL,NULL,'within-length','Two weeks counted from 3 November 2025 end on 17 November 2025; “or so” allows 4 more days, a quarter of 14 days, to 21 November 2025.',NULL,NULL,NULL,'verified','2026-11-24T20:31:14.506Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('HGMV5AWYQTH4XP5T',7,'Report on the talks',NULL,'pledge',NULL,NULL,NULL,'2025-11-01','Europe/Vienna',NULL,NULL,'2025-12-19',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T20:31:26.168Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0YGCQ8ED3XDN1',8,'Hostages freed',NULL,'pledge',NULL,NULL,NULL,'2025-11-03',NULL,NULL,NULL,NULL,NULL,1,0,0,'hour','within',NULL,'Signature','06H0YGCMS3MAZ0MR','PT72H',NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T20:31:26.531Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0YGCQYRDY28ZA',9,'Arms report',NULL,'pledge',NULL,NULL,NULL,'2025-10-16',NULL,NULL,'2025-10-16','2026-01-31',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,'Instance 1 of what recurs every 90 days, counted from 31 January 2026.',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.710Z',1,NULL,NULL,'06H0YGCQYRMDG8W6',1);
INSERT INTO deadline VALUES('06H0YGCQYS3Y5F4X',10,'Arms report',NULL,'pledge',NULL,NULL,NULL,'2025-10-16',NULL,NULL,'2026-02-01','2026-05-01',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,'Instance 2 of what recurs every 90 days, counted from 31 January 2026.',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.710Z',1,NULL,NULL,'06H0YGCQYRMDG8W6',2);
INSERT INTO deadline VALUES('06H0YGCQYS3Y5F4Y',11,'Arms report',NULL,'pledge',NULL,NULL,NULL,'2025-10-16',NULL,NULL,'2026-05-02','2026-07-30',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,'Instance 3 of what recurs every 90 days, counted from 31 January 2026.',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.710Z',1,NULL,NULL,'06H0YGCQYRMDG8W6',3);
INSERT INTO deadline VALUES('06H0YGCQYS4V6A3M',12,'Arms report',NULL,'pledge',NULL,NULL,NULL,'2025-10-16',NULL,NULL,'2026-07-31','2026-10-28',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,'Instance 4 of what recurs every 90 days, counted from 31 January 2026.',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.710Z',1,NULL,NULL,'06H0YGCQYRMDG8W6',4);
INSERT INTO deadline VALUES('06H0YGCQYTY2S1HQ',13,'Arms report',NULL,'pledge',NULL,NULL,NULL,'2025-10-16',NULL,NULL,'2026-10-29','2027-01-26',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,'Instance 5 of what recurs every 90 days, counted from 31 January 2026.',NULL,NULL,NULL,'verified','2026-11-24T20:31:26.710Z',1,NULL,NULL,'06H0YGCQYRMDG8W6',5);
CREATE TABLE deadline_party (
    deadline TEXT NOT NULL REFERENCES deadline (id),
    part TEXT NOT NULL CHECK (part IN ('speaker', 'bound')),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (deadline, part, position)
) STRICT, WITHOUT ROWID;
INSERT INTO deadline_party VALUES('06H0YGCQYRDY28ZA','speaker',0,'a-minister');
INSERT INTO deadline_party VALUES('06H0YGCQYS3Y5F4X','speaker',0,'a-minister');
INSERT INTO deadline_party VALUES('06H0YGCQYS3Y5F4Y','speaker',0,'a-minister');
INSERT INTO deadline_party VALUES('06H0YGCQYS4V6A3M','speaker',0,'a-minister');
INSERT INTO deadline_party VALUES('06H0YGCQYTY2S1HQ','speaker',0,'a-minister');
INSERT INTO deadline_party VALUES('HGMV5AWYQTH4XP5T','speaker',0,'elena-fischer');
INSERT INTO deadline_party VALUES('06H0YGCQ8ED3XDN1','speaker',0,'hamas');
INSERT INTO deadline_party VALUES('06H0YGB89ASA6QJ0','speaker',0,'trump');
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
INSERT INTO verdict VALUES('2WF6FW8Q67J854BP','HGMV5AWYQTH4XP5T','withdrawn',NULL,'2025-11-03',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Cancelled in old.ics.','unconfirmed','2026-11-24T20:31:26.168Z',NULL);
INSERT INTO verdict VALUES('06H0YGCRSK18CWX9','06H0YGB89ASA6QJ0','met','2025-11-09','2025-11-09',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T20:31:26.924Z',NULL);
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
CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
INSERT INTO setting VALUES('store','06H0YGB6VQ20KKQ7',1);
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
INSERT INTO journal VALUES(1,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0001_record','{"applied_at":"2026-11-24 20:31:14.267840+00:00","name":"0001_record"}',NULL,'0000000000000000000000000000000000000000000000000000000000000000','da7531551927dde197d49c5ce194fe01a11cf91b763595f106f1fd9e02e26ece');
INSERT INTO journal VALUES(2,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0002_evidence_and_memory','{"applied_at":"2026-11-24 20:31:14.276449+00:00","name":"0002_evidence_and_memory"}',NULL,'da7531551927dde197d49c5ce194fe01a11cf91b763595f106f1fd9e02e26ece','28973a063a13594b6b23114f313af3128e7d554918946642182fbd35a3d8c378');
INSERT INTO journal VALUES(3,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0003_search','{"applied_at":"2026-11-24 20:31:14.315893+00:00","name":"0003_search"}',NULL,'28973a063a13594b6b23114f313af3128e7d554918946642182fbd35a3d8c378','d24339b9c77d768cd03ec02e9ef1e61de3ec4e3dd44241decf75ea6b206735b7');
INSERT INTO journal VALUES(4,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0004_removed','{"applied_at":"2026-11-24 20:31:14.317595+00:00","name":"0004_removed"}',NULL,'d24339b9c77d768cd03ec02e9ef1e61de3ec4e3dd44241decf75ea6b206735b7','407e893e31521a99ef00150e97f5cd2db17077f64ef10643debce70118265879');
INSERT INTO journal VALUES(5,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0005_copies_and_citations','{"applied_at":"2026-11-24 20:31:14.331566+00:00","name":"0005_copies_and_citations"}',NULL,'407e893e31521a99ef00150e97f5cd2db17077f64ef10643debce70118265879','bf01547893d6dce71710d3ba4960ab29452d71e8bdd77eaf1a258a8f49b3b2c3');
INSERT INTO journal VALUES(6,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0007_names','{"applied_at":"2026-11-24 20:31:14.381272+00:00","name":"0007_names"}',NULL,'bf01547893d6dce71710d3ba4960ab29452d71e8bdd77eaf1a258a8f49b3b2c3','0fcca78edf3e0ace5cb09582845cc78817269facf1cb7b9a050a984304ccbab8');
INSERT INTO journal VALUES(7,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0008_calendars_and_anchors','{"applied_at":"2026-11-24 20:31:14.393713+00:00","name":"0008_calendars_and_anchors"}',NULL,'0fcca78edf3e0ace5cb09582845cc78817269facf1cb7b9a050a984304ccbab8','7c4989066c5ade9e8d43aa178ca892bd531c3ee617ca8d6a0a137ce9015aaebd');
INSERT INTO journal VALUES(8,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','migration','0009_recurrence','{"applied_at":"2026-11-24 20:31:14.411620+00:00","name":"0009_recurrence"}',NULL,'7c4989066c5ade9e8d43aa178ca892bd531c3ee617ca8d6a0a137ce9015aaebd','59c4eb81f6f1e7b89a80616e11a0de54f59249e8c36d94665c44d452946eface');
INSERT INTO journal VALUES(9,1,'2026-11-24T20:31:14.141Z','tracker','upgrade','setting','store','{"key":"store","value":"06H0YGB6VQ20KKQ7","version":1}',NULL,'59c4eb81f6f1e7b89a80616e11a0de54f59249e8c36d94665c44d452946eface','e0ddc7a8a092dd1794d8c0067804c3c03f9d291777ee56c0faaec8696d9e9a8f');
INSERT INTO journal VALUES(10,10,'2026-11-24T20:31:14.506Z','analyst','add','party','trump','{"name":"Trump","recorded":"2026-11-24T20:31:14.506Z","slug":"trump","version":1}',NULL,'e0ddc7a8a092dd1794d8c0067804c3c03f9d291777ee56c0faaec8696d9e9a8f','f602a57d569fe92bef6f7c495511228051699e6ac3043c236c1cec24a2f2e86c');
INSERT INTO journal VALUES(11,10,'2026-11-24T20:31:14.506Z','analyst','add','deadline','06H0YGB89ASA6QJ0','{"by_hand":0,"confidence":"verified","first":"2025-11-03","hedge":"or so","id":"06H0YGB89ASA6QJ0","kind":"pledge","last":"2025-11-17","loose":0,"number":1,"phrase":"within two weeks or so","precision":"week","recorded":"2026-11-24T20:31:14.506Z","relation":"within","rule":"within-length","said":"2025-11-03","sentence":"Two weeks counted from 3 November 2025 end on 17 November 2025; “or so” allows 4 more days, a quarter of 14 days, to 21 November 2025.","speakers":["trump"],"title":"Ceasefire signed","tolerance":4,"version":1}',NULL,'f602a57d569fe92bef6f7c495511228051699e6ac3043c236c1cec24a2f2e86c','fac4e8357f0cb751fc18f4568b917684c0be23d08ada4f72c6775152072ea7e1');
INSERT INTO journal VALUES(12,12,'2026-11-24T20:31:25.896Z','analyst','event','event','06H0YGCMS3MAZ0MR','{"confidence":"verified","id":"06H0YGCMS3MAZ0MR","number":2,"recorded":"2026-11-24T20:31:25.896Z","title":"Signature","version":1}',NULL,'fac4e8357f0cb751fc18f4568b917684c0be23d08ada4f72c6775152072ea7e1','524ab0c7babdae78b6cba5c1ff08bdd960b54f915c2e69ac0c160a2b0bbcc6e3');
INSERT INTO journal VALUES(13,12,'2026-11-24T20:31:25.896Z','analyst','event','event_standing','06H0YGCMS3MAZ0MS','{"event":"06H0YGCMS3MAZ0MR","first":"2025-11-10","id":"06H0YGCMS3MAZ0MS","known":"2026-11-24","last":"2025-11-10","precision":"day","recorded":"2026-11-24T20:31:25.896Z","standing":"happened"}',NULL,'524ab0c7babdae78b6cba5c1ff08bdd960b54f915c2e69ac0c160a2b0bbcc6e3','505466a923fd54b2164aecf816f79424e7ea76125530f61b90339b5dcc928ae9');
INSERT INTO journal VALUES(14,14,'2026-11-24T20:31:26.325Z','analyst','import','import','a1e7cfeb826993855fd31f892fe7039d2b374231eb8b82f0e58536bf1e1164be','{"changed":0,"name":"old.ics","new":11,"sha256":"a1e7cfeb826993855fd31f892fe7039d2b374231eb8b82f0e58536bf1e1164be"}',NULL,'505466a923fd54b2164aecf816f79424e7ea76125530f61b90339b5dcc928ae9','334b8ae6daa227a230fa4d17003e055315ad21df72bb8284e794c559cb7ea091');
INSERT INTO journal VALUES(15,14,'2026-11-24T20:31:26.325Z','analyst','import','party','elena-fischer','{"name":"Elena Fischer","recorded":"2026-11-24T20:31:26.168Z","slug":"elena-fischer","version":1}',NULL,'334b8ae6daa227a230fa4d17003e055315ad21df72bb8284e794c559cb7ea091','4dd16420212a4a745e4c3fb4c9d879f8377ab6d50340d554913cf5566869d94b');
INSERT INTO journal VALUES(16,14,'2026-11-24T20:31:26.325Z','analyst','import','event','E0KCZVJCM9JR5VSD','{"confidence":"verified","id":"E0KCZVJCM9JR5VSD","number":3,"recorded":"2026-11-24T20:31:26.168Z","title":"Weekly briefing","version":1}',NULL,'4dd16420212a4a745e4c3fb4c9d879f8377ab6d50340d554913cf5566869d94b','fe9aa3f2b517489efe9e6a64d717f12455ec6467533026bfa8ede9b984956238');
INSERT INTO journal VALUES(17,14,'2026-11-24T20:31:26.325Z','analyst','import','event_standing','XBZ9GW4948JVFJPW','{"event":"E0KCZVJCM9JR5VSD","first":"2025-11-12","id":"XBZ9GW4948JVFJPW","known":"2025-11-01","last":"2025-11-12","note":"10:00 to 11:00 (Europe/Vienna)","precision":"day","recorded":"2026-11-24T20:31:26.168Z","standing":"scheduled"}',NULL,'fe9aa3f2b517489efe9e6a64d717f12455ec6467533026bfa8ede9b984956238','e8fd857c7fd4c481f5c282dbff13446614a5ecc33de2e84760d78930d4e4ee5d');
INSERT INTO journal VALUES(18,14,'2026-11-24T20:31:26.325Z','analyst','import','event','303TTFD85DAKVGAE','{"confidence":"verified","id":"303TTFD85DAKVGAE","number":4,"recorded":"2026-11-24T20:31:26.168Z","title":"Weekly briefing","version":1}',NULL,'e8fd857c7fd4c481f5c282dbff13446614a5ecc33de2e84760d78930d4e4ee5d','664bfd9128da6e8567f035dec3203e12ef3e882c8b8f4f116f0fe75559ab397c');
INSERT INTO journal VALUES(19,14,'2026-11-24T20:31:26.325Z','analyst','import','event_standing','DE1NB9B33B2P5K7C','{"event":"303TTFD85DAKVGAE","first":"2025-11-19","id":"DE1NB9B33B2P5K7C","known":"2025-11-01","last":"2025-11-19","note":"10:00 to 11:00 (Europe/Vienna)","precision":"day","recorded":"2026-11-24T20:31:26.168Z","standing":"scheduled"}',NULL,'664bfd9128da6e8567f035dec3203e12ef3e882c8b8f4f116f0fe75559ab397c','e614215657b37de2f5c1f0e451f3f413647083f3df6abf1a049714cdc09c5647');
INSERT INTO journal VALUES(20,14,'2026-11-24T20:31:26.325Z','analyst','import','event','JK1EGJ40A1KVTAGX','{"confidence":"verified","id":"JK1EGJ40A1KVTAGX","number":5,"recorded":"2026-11-24T20:31:26.168Z","title":"Weekly briefing","version":1}',NULL,'e614215657b37de2f5c1f0e451f3f413647083f3df6abf1a049714cdc09c5647','dfe29beb4051e9ade4ab07e990763e672e3da16d57a3d920737a7d4627c95bd4');
INSERT INTO journal VALUES(21,14,'2026-11-24T20:31:26.325Z','analyst','import','event_standing','Z9WE2V25JJX8Q2TD','{"event":"JK1EGJ40A1KVTAGX","first":"2025-11-26","id":"Z9WE2V25JJX8Q2TD","known":"2025-11-01","last":"2025-11-26","note":"10:00 to 11:00 (Europe/Vienna)","precision":"day","recorded":"2026-11-24T20:31:26.168Z","standing":"scheduled"}',NULL,'dfe29beb4051e9ade4ab07e990763e672e3da16d57a3d920737a7d4627c95bd4','05df4a99ca9cfb9849ad265d0b55946a98c57790e9238b5b93388e4e42387cbb');
INSERT INTO journal VALUES(22,14,'2026-11-24T20:31:26.325Z','analyst','import','event','VYVVS3W29F3C1HKQ','{"confidence":"verified","id":"VYVVS3W29F3C1HKQ","number":6,"recorded":"2026-11-24T20:31:26.168Z","title":"Signing of the treaty","version":1}',NULL,'05df4a99ca9cfb9849ad265d0b55946a98c57790e9238b5b93388e4e42387cbb','c8d285fa32ab40726f409533cf5de36990bffefeaeaf35726b904b38ac0e0911');
INSERT INTO journal VALUES(23,14,'2026-11-24T20:31:26.325Z','analyst','import','event_standing','Q1XMQ62A3XG89JME','{"event":"VYVVS3W29F3C1HKQ","first":"2025-12-10","id":"Q1XMQ62A3XG89JME","known":"2025-11-01","last":"2025-12-10","precision":"day","recorded":"2026-11-24T20:31:26.168Z","standing":"scheduled"}',NULL,'c8d285fa32ab40726f409533cf5de36990bffefeaeaf35726b904b38ac0e0911','074283b0245e5b47360e75f914f19ffed2f80c55064ed1b04dc2c88dab9d0b72');
INSERT INTO journal VALUES(24,14,'2026-11-24T20:31:26.325Z','analyst','import','deadline','HGMV5AWYQTH4XP5T','{"by_hand":1,"confidence":"verified","id":"HGMV5AWYQTH4XP5T","kind":"pledge","last":"2025-12-19","loose":0,"number":7,"precision":"day","recorded":"2026-11-24T20:31:26.168Z","relation":"by","said":"2025-11-01","speakers":["elena-fischer"],"title":"Report on the talks","tolerance":0,"version":1,"zone":"Europe/Vienna"}',NULL,'074283b0245e5b47360e75f914f19ffed2f80c55064ed1b04dc2c88dab9d0b72','9fd7724d8b94bc46c5326a0cd557e89222eccb5ae8f72fa7ac47daa5ee6e7fdd');
INSERT INTO journal VALUES(25,14,'2026-11-24T20:31:26.325Z','analyst','import','verdict','2WF6FW8Q67J854BP','{"confidence":"unconfirmed","deadline":"HGMV5AWYQTH4XP5T","id":"2WF6FW8Q67J854BP","known":"2025-11-03","note":"Cancelled in old.ics.","outcome":"withdrawn","recorded":"2026-11-24T20:31:26.168Z"}',NULL,'9fd7724d8b94bc46c5326a0cd557e89222eccb5ae8f72fa7ac47daa5ee6e7fdd','b3330060bc89893ddbf0b6b62b0c9de3d34d4d89d2c66c3944434492448dd98c');
INSERT INTO journal VALUES(26,26,'2026-11-24T20:31:26.531Z','analyst','add','party','hamas','{"name":"Hamas","recorded":"2026-11-24T20:31:26.531Z","slug":"hamas","version":1}',NULL,'b3330060bc89893ddbf0b6b62b0c9de3d34d4d89d2c66c3944434492448dd98c','dab52dfc82eb6004a95ee3813d160c9a782875b13bd607144667479c3aad7c74');
INSERT INTO journal VALUES(27,26,'2026-11-24T20:31:26.531Z','analyst','add','deadline','06H0YGCQ8ED3XDN1','{"anchor_event":"06H0YGCMS3MAZ0MR","anchor_offset":"PT72H","anchor_words":"Signature","by_hand":1,"confidence":"verified","id":"06H0YGCQ8ED3XDN1","kind":"pledge","loose":0,"number":8,"precision":"hour","recorded":"2026-11-24T20:31:26.531Z","relation":"within","said":"2025-11-03","speakers":["hamas"],"title":"Hostages freed","tolerance":0,"version":1}',NULL,'dab52dfc82eb6004a95ee3813d160c9a782875b13bd607144667479c3aad7c74','4bdf65466fd0e752a3a718fd20a92d4fd1567d7b6dc908c83507fe6e1497c175');
INSERT INTO journal VALUES(28,28,'2026-11-24T20:31:26.710Z','analyst','add','party','a-minister','{"name":"A. Minister","recorded":"2026-11-24T20:31:26.710Z","slug":"a-minister","version":1}',NULL,'4bdf65466fd0e752a3a718fd20a92d4fd1567d7b6dc908c83507fe6e1497c175','c7c263b8358378ae6377d1359c6765da94bcbde4aa3275a0a29ad3624822199f');
INSERT INTO journal VALUES(29,28,'2026-11-24T20:31:26.710Z','analyst','add','recurrence','06H0YGCQYRMDG8W6','{"begins":1,"id":"06H0YGCQYRMDG8W6","opens":"2025-10-16","origin":"2026-01-31","pattern":"FREQ=DAILY;INTERVAL=90","recorded":"2026-11-24T20:31:26.710Z","skipped":0,"times":8,"version":1}',NULL,'c7c263b8358378ae6377d1359c6765da94bcbde4aa3275a0a29ad3624822199f','9c67b9f7d5b7e13857256017b9dc1f8f708c032f7bbfd0e8b22bec14dd015aa4');
INSERT INTO journal VALUES(30,28,'2026-11-24T20:31:26.710Z','analyst','add','deadline','06H0YGCQYRDY28ZA','{"by_hand":1,"confidence":"verified","first":"2025-10-16","id":"06H0YGCQYRDY28ZA","instance":1,"kind":"pledge","last":"2026-01-31","loose":0,"number":9,"precision":"day","recorded":"2026-11-24T20:31:26.710Z","recurrence":"06H0YGCQYRMDG8W6","relation":"by","said":"2025-10-16","sentence":"Instance 1 of what recurs every 90 days, counted from 31 January 2026.","speakers":["a-minister"],"title":"Arms report","tolerance":0,"version":1}',NULL,'9c67b9f7d5b7e13857256017b9dc1f8f708c032f7bbfd0e8b22bec14dd015aa4','0eab7313f02569026229d63cc4cef1e5c6ad01605fb8c4a1bc3600409c88238e');
INSERT INTO journal VALUES(31,28,'2026-11-24T20:31:26.710Z','analyst','add','deadline','06H0YGCQYS3Y5F4X','{"by_hand":1,"confidence":"verified","first":"2026-02-01","id":"06H0YGCQYS3Y5F4X","instance":2,"kind":"pledge","last":"2026-05-01","loose":0,"number":10,"precision":"day","recorded":"2026-11-24T20:31:26.710Z","recurrence":"06H0YGCQYRMDG8W6","relation":"by","said":"2025-10-16","sentence":"Instance 2 of what recurs every 90 days, counted from 31 January 2026.","speakers":["a-minister"],"title":"Arms report","tolerance":0,"version":1}',NULL,'0eab7313f02569026229d63cc4cef1e5c6ad01605fb8c4a1bc3600409c88238e','c1a8415fd38cd729b85195addc4a2777711e45f8e74235c90cb4d5f667521b0a');
INSERT INTO journal VALUES(32,28,'2026-11-24T20:31:26.710Z','analyst','add','deadline','06H0YGCQYS3Y5F4Y','{"by_hand":1,"confidence":"verified","first":"2026-05-02","id":"06H0YGCQYS3Y5F4Y","instance":3,"kind":"pledge","last":"2026-07-30","loose":0,"number":11,"precision":"day","recorded":"2026-11-24T20:31:26.710Z","recurrence":"06H0YGCQYRMDG8W6","relation":"by","said":"2025-10-16","sentence":"Instance 3 of what recurs every 90 days, counted from 31 January 2026.","speakers":["a-minister"],"title":"Arms report","tolerance":0,"version":1}',NULL,'c1a8415fd38cd729b85195addc4a2777711e45f8e74235c90cb4d5f667521b0a','334c6b08264e0645b369e51c1b8a8844ea9d26ccf5fd3a65132dd8503ee157f2');
INSERT INTO journal VALUES(33,28,'2026-11-24T20:31:26.710Z','analyst','add','deadline','06H0YGCQYS4V6A3M','{"by_hand":1,"confidence":"verified","first":"2026-07-31","id":"06H0YGCQYS4V6A3M","instance":4,"kind":"pledge","last":"2026-10-28","loose":0,"number":12,"precision":"day","recorded":"2026-11-24T20:31:26.710Z","recurrence":"06H0YGCQYRMDG8W6","relation":"by","said":"2025-10-16","sentence":"Instance 4 of what recurs every 90 days, counted from 31 January 2026.","speakers":["a-minister"],"title":"Arms report","tolerance":0,"version":1}',NULL,'334c6b08264e0645b369e51c1b8a8844ea9d26ccf5fd3a65132dd8503ee157f2','c133d9f36428282bf846ef99a229aa15afbb695a1889228f13f3222104d1d436');
INSERT INTO journal VALUES(34,28,'2026-11-24T20:31:26.710Z','analyst','add','deadline','06H0YGCQYTY2S1HQ','{"by_hand":1,"confidence":"verified","first":"2026-10-29","id":"06H0YGCQYTY2S1HQ","instance":5,"kind":"pledge","last":"2027-01-26","loose":0,"number":13,"precision":"day","recorded":"2026-11-24T20:31:26.710Z","recurrence":"06H0YGCQYRMDG8W6","relation":"by","said":"2025-10-16","sentence":"Instance 5 of what recurs every 90 days, counted from 31 January 2026.","speakers":["a-minister"],"title":"Arms report","tolerance":0,"version":1}',NULL,'c133d9f36428282bf846ef99a229aa15afbb695a1889228f13f3222104d1d436','6fb94ebf2f7d2d25585ede93fc466ebab153e1a18d9063752e60d6324fbccec0');
INSERT INTO journal VALUES(35,28,'2026-11-24T20:31:26.710Z','analyst','add','recurrence','06H0YGCQYRMDG8W6','{"begins":1,"id":"06H0YGCQYRMDG8W6","newest":"2027-01-26","opens":"2025-10-16","origin":"2026-01-31","pattern":"FREQ=DAILY;INTERVAL=90","recorded":"2026-11-24T20:31:26.710Z","skipped":0,"times":8,"version":2}',NULL,'6fb94ebf2f7d2d25585ede93fc466ebab153e1a18d9063752e60d6324fbccec0','456613c619303276f5d42d2bacbc3c91853c8e295511d1ee2eda1a986cdf8fa9');
INSERT INTO journal VALUES(36,36,'2026-11-24T20:31:26.924Z','analyst','met','verdict','06H0YGCRSK18CWX9','{"confidence":"verified","deadline":"06H0YGB89ASA6QJ0","happened":"2025-11-09","id":"06H0YGCRSK18CWX9","known":"2025-11-09","outcome":"met","recorded":"2026-11-24T20:31:26.924Z"}',NULL,'456613c619303276f5d42d2bacbc3c91853c8e295511d1ee2eda1a986cdf8fa9','9ab04b5079f728728fe1ed23c7d923cf95360bdc8ad969f78991a8a1fbeff55f');
CREATE TABLE tally (
    tolerated INTEGER PRIMARY KEY,
    n INTEGER NOT NULL CHECK (n > 0)
) STRICT;
INSERT INTO tally VALUES(739568,1);
INSERT INTO tally VALUES(739647,1);
INSERT INTO tally VALUES(739737,1);
INSERT INTO tally VALUES(739827,1);
INSERT INTO tally VALUES(739917,1);
INSERT INTO tally VALUES(740007,1);
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
INSERT INTO clock VALUES('06H0YGCQ8ED3XDN1',739561,739568,739568,3);
INSERT INTO clock VALUES('06H0YGCQYRDY28ZA',739640,739647,739647,3);
INSERT INTO clock VALUES('06H0YGCQYS3Y5F4X',739730,739737,739737,3);
INSERT INTO clock VALUES('06H0YGCQYS3Y5F4Y',739820,739827,739827,3);
INSERT INTO clock VALUES('06H0YGCQYS4V6A3M',739910,739917,739917,3);
INSERT INTO clock VALUES('06H0YGCQYTY2S1HQ',740000,740007,740007,3);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_words','search_words',0,'CREATE VIRTUAL TABLE search_words USING fts5 (
    title, body, content = ''search_text'', content_rowid = ''doc'',
    tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'search_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_words_data VALUES(1,X'15231e');
INSERT INTO search_words_data VALUES(10,X'00000000010c0c000c0101010201010301010401010501010601010701010801010901010a01010b01010c0101');
INSERT INTO search_words_data VALUES(137438953473,X'0000000e06307472756d700a020204');
INSERT INTO search_words_data VALUES(274877906945,X'000000500a306365617365666972650b020201026f720b0601010501067369676e65640b020302016f0b06010106010374776f0b0601010301057765656b730b060101040205697468696e0b06010102040e090b080a0c');
INSERT INTO search_words_data VALUES(412316860417,X'000000120a307369676e61747572650c020204');
INSERT INTO search_words_data VALUES(549755813889,X'00000125033030301108010103050208010103050208010103050102313011060101020206010102020601010202013111060101050206010105020601010501086272696566696e67100203020203020203010963616e63656c6c656419060101020105656c656e610f0202020575726f70651106010107020601010702060101070107666973636865720f02030103696373190601010502016e190601010301026f6616020302026c64190601010402016e18020301067265706f727418020201077369676e696e67160202010574616c6b731802050202686516020402020402016f1106010104020601010402060101040205726561747916020501067669656e6e6111060101080206010108020601010801067765656b6c791002020202020202020416131213100a160c0a080709060b0c0a0a120a17');
INSERT INTO search_words_data VALUES(687194767361,X'0000000e063068616d61731a020204');
INSERT INTO search_words_data VALUES(824633720833,X'0000001b063066726565641b02030108686f7374616765731b0202040a');
INSERT INTO search_words_data VALUES(962072674305,X'000000170230611c020201086d696e69737465721c02030406');
INSERT INTO search_words_data VALUES(1099511627777,X'00000018053061726d731e020201067265706f72741e02030409');
INSERT INTO search_words_data VALUES(1236950581249,X'00000018053061726d731f020201067265706f72741f02030409');
INSERT INTO search_words_data VALUES(1374389534721,X'00000018053061726d7320020201067265706f72742002030409');
INSERT INTO search_words_data VALUES(1511828488193,X'00000018053061726d7321020201067265706f72742102030409');
INSERT INTO search_words_data VALUES(1649267441665,X'00000018053061726d7322020201067265706f72742202030409');
CREATE TABLE IF NOT EXISTS 'search_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_words_idx VALUES(1,X'',2);
INSERT INTO search_words_idx VALUES(2,X'',2);
INSERT INTO search_words_idx VALUES(3,X'',2);
INSERT INTO search_words_idx VALUES(4,X'',2);
INSERT INTO search_words_idx VALUES(5,X'',2);
INSERT INTO search_words_idx VALUES(6,X'',2);
INSERT INTO search_words_idx VALUES(7,X'',2);
INSERT INTO search_words_idx VALUES(8,X'',2);
INSERT INTO search_words_idx VALUES(9,X'',2);
INSERT INTO search_words_idx VALUES(10,X'',2);
INSERT INTO search_words_idx VALUES(11,X'',2);
INSERT INTO search_words_idx VALUES(12,X'',2);
CREATE TABLE IF NOT EXISTS 'search_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_words_docsize VALUES(10,X'0100');
INSERT INTO search_words_docsize VALUES(11,X'0205');
INSERT INTO search_words_docsize VALUES(12,X'0100');
INSERT INTO search_words_docsize VALUES(15,X'0200');
INSERT INTO search_words_docsize VALUES(16,X'0200');
INSERT INTO search_words_docsize VALUES(17,X'0007');
INSERT INTO search_words_docsize VALUES(18,X'0200');
INSERT INTO search_words_docsize VALUES(19,X'0007');
INSERT INTO search_words_docsize VALUES(20,X'0200');
INSERT INTO search_words_docsize VALUES(21,X'0007');
INSERT INTO search_words_docsize VALUES(22,X'0400');
INSERT INTO search_words_docsize VALUES(24,X'0400');
INSERT INTO search_words_docsize VALUES(25,X'0004');
INSERT INTO search_words_docsize VALUES(26,X'0100');
INSERT INTO search_words_docsize VALUES(27,X'0200');
INSERT INTO search_words_docsize VALUES(28,X'0200');
INSERT INTO search_words_docsize VALUES(30,X'0200');
INSERT INTO search_words_docsize VALUES(31,X'0200');
INSERT INTO search_words_docsize VALUES(32,X'0200');
INSERT INTO search_words_docsize VALUES(33,X'0200');
INSERT INTO search_words_docsize VALUES(34,X'0200');
CREATE TABLE IF NOT EXISTS 'search_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_words_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_parts','search_parts',0,'CREATE VIRTUAL TABLE search_parts USING fts5 (
    name, content = ''search_text'', content_rowid = ''doc'', tokenize = ''trigram'', columnsize = 0
)');
CREATE TABLE IF NOT EXISTS 'search_parts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_parts_data VALUES(1,X'158158');
INSERT INTO search_parts_data VALUES(10,X'00000000010c0c000c0101010201010301010401010501010601010701010801010901010a01010b01010c0101');
INSERT INTO search_parts_data VALUES(137438953473,X'0000003704300a74720a020701036d700a0a02050103700a740a0206010372756d0a04030801037472750a0402080103756d700a040408040808080909');
INSERT INTO search_parts_data VALUES(274877906945,X'0000007004302073690b020b01036173650b020401036365610b020201036520730b020a020261730b0203020266690b020601036669720b02070103676e650b020e010369676e0b020d020272650b020801036e65640b020f01037265200b020901037365660b0205020269670b020c0408080808070708080807080808');
INSERT INTO search_parts_data VALUES(412316860417,X'0000003c04306174750c02060103676e610c0204010369676e0c020301036e61740c020501037369670c020201037475720c020701037572650c020804080808080808');
INSERT INTO search_parts_data VALUES(549755813889,X'0000021004300a656c0f020f0103206272100208020208020208020266690f04071002026f6616020903016e1802080202746118020f03016816020c02020b03017216021001036120660f04061002026c6b18021102027479160214010362726910020902020902020901036368650f040b10010365207416020f02020e020261741602130202656b1002030202030202030202666910020c02020c02020c02026b6c10020402020402020402026c650f04021002026e610f0404100202706f1802030202720a0f020d010366207416020b0202696e10020d02020d02020d0301730f040810010367206f16020802026e69160204010368652016020e02020d0301720f040c10010369656610020b02020b02020b0202676e16020302026e6710020e02020e02020e020206020273630f04091001036b6c7910020502020502020501036c656e0f04031002026b731802120202792010020602020602020601036e207418020a020261200f040510020267201602070202696e16020501036f662016020a02026e20180209020272741802050103706f721802040103720a650f020e020265611602120301701802020202696510020a02020a02020a0202742018020601037363680f040a1002026967160202010374206f1802070202616c1802100202686516020d02020c020272651602110103776565100202020202020202010379206210020702020702020704080e0807060709060907070e090b070d0d0d08080707080d0708070b070e0710080e09070d08080707080707080807060d07090708070a070e');
INSERT INTO search_parts_data VALUES(687194767361,X'0000003604300a68611a02070103616d611a0403080202730a1a0205010368616d1a04020801036d61731a0404080103730a681a0206040809070909');
INSERT INTO search_parts_data VALUES(824633720833,X'0000006204302066721b020a01036167651b020601036565641b020d020273201b020801036672651b020b01036765731b02070103686f731b020201036f73741b020301037265651b020c01037320661b0209020274611b020401037461671b0205040808080708080808080807');
INSERT INTO search_parts_data VALUES(962072674305,X'0000007104300a61201c020d0103206d691c04040d01032e206d1c0203010361206d1c020e02022e201c0202010365720a1c020b0103696e691c04060d020273741c04080d01036d696e1c04050d01036e69731c04070d0103720a611c020c01037374651c04090d01037465721c040a0d04080908080708090809090809');
INSERT INTO search_parts_data VALUES(1099511627777,X'0000004b04302072651e0206010361726d1e0202010365706f1e020801036d73201e020401036f72741e020a0103706f721e020901037265701e020702026d731e020301037320721e0205040808080808080807');
INSERT INTO search_parts_data VALUES(1236950581249,X'0000004b04302072651f0206010361726d1f0202010365706f1f020801036d73201f020401036f72741f020a0103706f721f020901037265701f020702026d731f020301037320721f0205040808080808080807');
INSERT INTO search_parts_data VALUES(1374389534721,X'0000004b0430207265200206010361726d200202010365706f20020801036d732020020401036f727420020a0103706f72200209010372657020020702026d732002030103732072200205040808080808080807');
INSERT INTO search_parts_data VALUES(1511828488193,X'0000004b0430207265210206010361726d210202010365706f21020801036d732021020401036f727421020a0103706f72210209010372657021020702026d732102030103732072210205040808080808080807');
INSERT INTO search_parts_data VALUES(1649267441665,X'0000004b0430207265220206010361726d220202010365706f22020801036d732022020401036f727422020a0103706f72220209010372657022020702026d732202030103732072220205040808080808080807');
CREATE TABLE IF NOT EXISTS 'search_parts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_parts_idx VALUES(1,X'',2);
INSERT INTO search_parts_idx VALUES(2,X'',2);
INSERT INTO search_parts_idx VALUES(3,X'',2);
INSERT INTO search_parts_idx VALUES(4,X'',2);
INSERT INTO search_parts_idx VALUES(5,X'',2);
INSERT INTO search_parts_idx VALUES(6,X'',2);
INSERT INTO search_parts_idx VALUES(7,X'',2);
INSERT INTO search_parts_idx VALUES(8,X'',2);
INSERT INTO search_parts_idx VALUES(9,X'',2);
INSERT INTO search_parts_idx VALUES(10,X'',2);
INSERT INTO search_parts_idx VALUES(11,X'',2);
INSERT INTO search_parts_idx VALUES(12,X'',2);
CREATE TABLE IF NOT EXISTS 'search_parts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_parts_config VALUES('version',4);
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
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_evidence','search_evidence',0,'CREATE VIRTUAL TABLE search_evidence USING fts5 (
    body, content = ''evidence_text'', content_rowid = ''doc'',
    tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'search_evidence_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_evidence_data VALUES(1,X'');
INSERT INTO search_evidence_data VALUES(10,X'00000000000000');
CREATE TABLE IF NOT EXISTS 'search_evidence_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'search_evidence_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE IF NOT EXISTS 'search_evidence_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_evidence_config VALUES('version',4);
CREATE TABLE topic_alias (
    topic TEXT NOT NULL REFERENCES topic (slug),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;
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
INSERT INTO recurrence VALUES('06H0YGCQYRMDG8W6','FREQ=DAILY;INTERVAL=90','2026-01-31',0,NULL,'2025-10-16',1,NULL,8,NULL,NULL,NULL,'2027-01-26','2026-11-24T20:31:26.710Z',2);
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
CREATE INDEX verdict_deadline ON verdict (deadline);
CREATE INDEX verdict_known ON verdict (known);
CREATE INDEX note_deadline ON note (deadline);
CREATE INDEX journal_record ON journal (kind, id, seq);
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
CREATE INDEX clock_span ON clock (span_class, due_from, tolerated, last);
CREATE INDEX clock_tolerated ON clock (tolerated, last);
CREATE INDEX clock_due_from ON clock (due_from);
CREATE INDEX clock_last ON clock (last) WHERE last < tolerated;
CREATE VIEW record AS
SELECT seq AS doc, kind, id FROM journal j
WHERE NOT EXISTS (
    SELECT 1 FROM journal e WHERE e.kind = j.kind AND e.id = j.id AND e.seq < j.seq
);
CREATE INDEX journal_spent ON journal (kind, CAST(substr(state, 11) AS INTEGER))
    WHERE state GLOB '{"number":*';
CREATE INDEX journal_removed ON journal (kind, id) WHERE state GLOB '{"removed":*';
CREATE INDEX verdict_event ON verdict (event) WHERE event IS NOT NULL;
CREATE INDEX verdict_same_as ON verdict (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX verdict_voids ON verdict (voids) WHERE voids IS NOT NULL;
CREATE INDEX verdict_source_source ON verdict_source (source);
CREATE INDEX event_source_source ON event_source (source);
CREATE INDEX copy_content ON copy (sha256, media);
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
CREATE INDEX deadline_anchor_end ON deadline (anchor_end) WHERE anchor_end IS NOT NULL;
CREATE INDEX event_standing_anchor ON event_standing (anchor_event)
    WHERE anchor_event IS NOT NULL;
CREATE INDEX recurrence_newest ON recurrence (newest) WHERE newest IS NOT NULL;
CREATE UNIQUE INDEX deadline_instance ON deadline (recurrence, instance)
    WHERE recurrence IS NOT NULL;
CREATE INDEX link_old ON link (old);
CREATE INDEX link_known ON link (known);
CREATE INDEX link_consequence ON link (old) WHERE kind = 'consequence';
PRAGMA writable_schema=OFF;
COMMIT;
