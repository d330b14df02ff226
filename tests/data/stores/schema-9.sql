-- A store of schema 9, as `sqlite3 .dump` prints it; the pragmas are not part of a dump.
PRAGMA application_id = 1953655666;
PRAGMA user_version = 9;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO _sqlite_migrations VALUES(1,'tracker','0001_record','2026-11-24 11:05:26.601895+00:00');
INSERT INTO _sqlite_migrations VALUES(2,'tracker','0002_evidence_and_memory','2026-11-24 11:05:26.618352+00:00');
INSERT INTO _sqlite_migrations VALUES(3,'tracker','0003_search','2026-11-24 14:03:59.223688+00:00');
INSERT INTO _sqlite_migrations VALUES(4,'tracker','0004_removed','2026-11-24 20:36:09.169472+00:00');
INSERT INTO _sqlite_migrations VALUES(5,'tracker','0005_copies_and_citations','2026-11-24 20:36:09.184937+00:00');
INSERT INTO _sqlite_migrations VALUES(6,'tracker','0007_names','2026-11-24 20:36:09.240330+00:00');
INSERT INTO _sqlite_migrations VALUES(7,'tracker','0008_calendars_and_anchors','2026-11-24 20:36:09.254458+00:00');
INSERT INTO _sqlite_migrations VALUES(8,'tracker','0009_recurrence','2026-11-24 20:36:09.275293+00:00');
INSERT INTO _sqlite_migrations VALUES(9,'tracker','0010_candidates','2026-11-24 21:20:42.730593+00:00');
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
INSERT INTO source VALUES('06H0TEV82KRQYD30','https://example.org/vienna',NULL,NULL,NULL,NULL,'2026-11-24T11:05:26.804Z',1);
INSERT INTO source VALUES('06H0TEV916G2633X','https://example.org/truce',NULL,NULL,NULL,NULL,'2026-11-24T11:05:27.049Z',1);
INSERT INTO source VALUES('06H0TEVDFJ2GAECP','https://example.org/freed',NULL,NULL,NULL,NULL,'2026-11-24T11:05:28.188Z',1);
INSERT INTO source VALUES('06H0TEVEYKK54GYE','https://example.org/a',NULL,NULL,NULL,NULL,'2026-11-24T11:05:28.564Z',1);
INSERT INTO source VALUES('06H0TEVEYKK54GYF','https://example.org/b',NULL,NULL,NULL,NULL,'2026-11-24T11:05:28.564Z',1);
INSERT INTO source VALUES('06H0TEVPH9R2CBBG',NULL,NULL,'A pamphlet',NULL,NULL,'2026-11-24T11:05:30.506Z',1);
INSERT INTO source VALUES('06H0TEXY3R6T2F38','https://example.org/kyiv','The Example','A visit to Kyiv','2025-11-01',NULL,'2026-11-24T11:05:48.830Z',1);
INSERT INTO source VALUES('06H0VQPXWHZRXFNS','https://example.org/oslo',NULL,NULL,NULL,NULL,'2026-11-24T14:03:59.332Z',1);
INSERT INTO source VALUES('06H0YHFADX6TAVQW',NULL,NULL,'On the pipe',NULL,'84fc2f6d3beec18191cecae3f251f24f6a1fdadad0aa6607d3ccd99a5903c834','2026-11-24T20:36:09.967Z',2);
INSERT INTO source VALUES('06H0YVNWX7J3CWGP',NULL,NULL,'Ministers promise answer on the border crossing','2025-10-07','ea461dddf03bd1b3e1feb35e3c9e773ceb2cc7f4e3b95f78887eac6e477870d3','2026-11-24T21:20:45.289Z',2);
CREATE TABLE party (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    fold TEXT NOT NULL, -- the name without case, accents and punctuation
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
INSERT INTO party VALUES('donald-trump','Donald Trump','donald trump','2026-11-24T11:05:26.804Z',1);
INSERT INTO party VALUES('vladimir-putin','Vladimir Putin','vladimir putin','2026-11-24T11:05:26.804Z',1);
INSERT INTO party VALUES('hamas','Hamas','hamas','2026-11-24T11:05:27.049Z',1);
INSERT INTO party VALUES('viktor-orban','Viktor Orbán','viktor orban','2026-11-24T11:05:28.374Z',1);
INSERT INTO party VALUES('john-thune','John Thune','john thune','2026-11-24T11:05:28.752Z',1);
INSERT INTO party VALUES('volodymyr-zelenskyy','Volodymyr Zelenskyy','volodymyr zelenskyy','2026-11-24T11:05:48.830Z',1);
INSERT INTO party VALUES('nino-beridze','Nino Beridze','nino beridze','2026-11-24T21:20:48.087Z',1);
CREATE TABLE alias (
    party TEXT NOT NULL REFERENCES party (slug),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    fold TEXT NOT NULL,
    PRIMARY KEY (party, position)
) STRICT, WITHOUT ROWID;
INSERT INTO alias VALUES('volodymyr-zelenskyy',0,'Zelensky','zelensky');
INSERT INTO alias VALUES('volodymyr-zelenskyy',1,'Zelenskyy','zelenskyy');
INSERT INTO alias VALUES('volodymyr-zelenskyy',2,'Zelenskiy','zelenskiy');
CREATE TABLE topic (
    slug TEXT PRIMARY KEY NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    lead INTEGER CHECK (lead >= 0), -- days before the last day; null: the setting
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
INSERT INTO topic VALUES('ukraine-war','ukraine-war',30,'2026-11-24T11:05:26.804Z',2);
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
INSERT INTO event VALUES('06H0TEV9165H3QRW',2,'Signature of the ceasefire','signature',NULL,NULL,'verified','2026-11-24T11:05:27.049Z',1);
INSERT INTO event VALUES('06H0YHFBZYNRE6NT',15,'First gas',NULL,NULL,NULL,'verified','2026-11-24T20:36:10.367Z',1);
CREATE TABLE event_party (
    event TEXT NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
INSERT INTO event_party VALUES('06H0TEV9165H3QRW',0,'hamas');
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
INSERT INTO event_standing VALUES('06H0TEV916A2M16V','06H0TEV9165H3QRW','scheduled','2025-11-12','2025-11-12','day','2025-11-03','the place is open','2026-11-24T11:05:27.049Z',NULL,NULL,NULL,NULL);
INSERT INTO event_standing VALUES('06H0TEVBBHT19HE2','06H0TEV9165H3QRW','happened','2025-11-12','2025-11-12','day','2025-11-12',NULL,'2026-11-24T11:05:27.644Z',NULL,NULL,NULL,NULL);
INSERT INTO event_standing VALUES('06H0YHFBZYNRE6NV','06H0YHFBZYNRE6NT','scheduled',NULL,NULL,'day','2026-11-24',NULL,'2026-11-24T20:36:10.367Z','06H0TEV9165H3QRW','within','P30D',NULL);
CREATE TABLE event_source (
    event_standing TEXT NOT NULL REFERENCES event_standing (id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    quote TEXT,
    PRIMARY KEY (event_standing, position)
) STRICT, WITHOUT ROWID;
INSERT INTO event_source VALUES('06H0TEV916A2M16V',0,'06H0TEV916G2633X','to be signed on Wednesday');
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
INSERT INTO deadline VALUES('06H0TEV82HK821HH',1,'Peace summit in Vienna',NULL,'pledge',NULL,NULL,NULL,'2025-11-03',NULL,'within two weeks or so','2025-11-03','2025-11-17',NULL,0,4,0,'week','within','or so',NULL,NULL,NULL,'within-length','Two weeks counted from 3 November 2025 end on 17 November 2025; “or so” allows 4 more days, to 21 November 2025.','ukraine-war',NULL,NULL,'verified','2026-11-24T11:05:26.804Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEV9QGT37PPP',3,'Hostages freed',NULL,'pledge',NULL,NULL,NULL,'2025-11-03',NULL,'within 72 hours',NULL,NULL,NULL,1,0,0,'hour','within',NULL,'Signature of the ceasefire','06H0TEV9165H3QRW','PT72H',NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:27.228Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVAEAG3HWX9',4,'Peace summit in Vienna',NULL,'pledge',NULL,NULL,NULL,'2025-11-10',NULL,'by the end of the month','2025-11-10','2025-11-30',NULL,0,0,0,'month','by',NULL,NULL,NULL,NULL,'by-when','The last day is 30 November 2025: “by” includes the end of this month.','ukraine-war',NULL,NULL,'verified','2026-11-24T11:05:27.410Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVE6TT5B1JM',5,'A trade deal',NULL,'pledge',NULL,NULL,NULL,'2025-06-01',NULL,NULL,NULL,NULL,NULL,1,0,0,'none',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:28.374Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVFP3SF6E19',6,'A vote',NULL,'pledge',NULL,NULL,NULL,'2025-10-16','America/New_York','in the next 30 days','2025-10-16','2025-11-15',NULL,0,0,0,'day','within',NULL,NULL,NULL,NULL,'in-stretch','30 days counted from 16 October 2025 end on 15 November 2025.',NULL,NULL,NULL,'verified','2026-11-24T11:05:28.752Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVGM70F0EXJ',7,'A denial',NULL,'pledge',NULL,NULL,NULL,'2025-10-16',NULL,NULL,'2025-10-20','2025-10-20',NULL,1,0,0,'day','on',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:28.993Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVJ07WDZ36S',8,'A vote on a smaller bill',NULL,'pledge',NULL,NULL,NULL,'2025-11-01','America/New_York','by November 20, 2025','2025-11-01','2025-11-20',NULL,0,0,0,'day','by',NULL,NULL,NULL,NULL,'by-when','The last day is 20 November 2025: “by” includes it.',NULL,NULL,NULL,'verified','2026-11-24T11:05:29.345Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVJZD0XBG19',9,'Talks on a gas pipeline','a signed contract','pledge',NULL,NULL,NULL,'2025-11-03',NULL,NULL,NULL,NULL,NULL,1,0,0,'none',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ukraine-war',NULL,NULL,'verified','2026-11-24T11:05:29.595Z',2,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVMA82KNHWK',10,'Talks on an oil pipeline',NULL,'pledge',NULL,NULL,NULL,'2025-11-03',NULL,NULL,NULL,NULL,NULL,1,0,0,'none',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:29.938Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0TEVPH9R2CBBF',11,'A treaty',NULL,'pledge',NULL,NULL,NULL,'2025-11-05',NULL,NULL,'2027-05-01','2027-05-01',NULL,1,0,0,'day','on',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:30.506Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0VQPXWGN5DGTT',12,'Visit to Oslo',NULL,'pledge',NULL,NULL,NULL,'2025-12-05',NULL,'next month','2026-01-01','2026-01-31',NULL,0,0,0,'month','in',NULL,NULL,NULL,NULL,'when','Next month runs from 1 to 31 January 2026.',NULL,NULL,NULL,'verified','2026-11-24T14:03:59.332Z',1,NULL,NULL,NULL,NULL);
INSERT INTO deadline VALUES('06H0YHF94FX0C7T0',13,'Arms report',NULL,'pledge',NULL,NULL,NULL,'2026-10-16',NULL,NULL,'2026-10-16','2026-10-31',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,'Instance 1 of what recurs every 90 days, counted from 31 October 2026.',NULL,NULL,NULL,'verified','2026-11-24T20:36:09.635Z',1,NULL,NULL,'06H0YHF94FX0C7T1',1);
INSERT INTO deadline VALUES('06H0YHF94FX0C7T2',14,'Arms report',NULL,'pledge',NULL,NULL,NULL,'2026-10-16',NULL,NULL,'2026-11-01','2027-01-29',NULL,1,0,0,'day','by',NULL,NULL,NULL,NULL,NULL,'Instance 2 of what recurs every 90 days, counted from 31 October 2026.',NULL,NULL,NULL,'verified','2026-11-24T20:36:09.635Z',1,NULL,NULL,'06H0YHF94FX0C7T1',2);
INSERT INTO deadline VALUES('06H0YVP7TY73BBBJ',17,'publish its plan for the border crossing',NULL,'pledge',NULL,NULL,NULL,'2025-10-07',NULL,'within three weeks or so','2025-10-07','2025-10-28',NULL,0,6,0,'week','within','or so',NULL,NULL,NULL,'within-length','Three weeks counted from 7 October 2025 end on 28 October 2025; “or so” allows 6 more days, a quarter of 21 days, to 3 November 2025.',NULL,NULL,NULL,'verified','2026-11-24T21:20:48.087Z',1,NULL,NULL,NULL,NULL);
CREATE TABLE deadline_party (
    deadline TEXT NOT NULL REFERENCES deadline (id),
    part TEXT NOT NULL CHECK (part IN ('speaker', 'bound')),
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES party (slug),
    PRIMARY KEY (deadline, part, position)
) STRICT, WITHOUT ROWID;
INSERT INTO deadline_party VALUES('06H0TEV82HK821HH','speaker',0,'donald-trump');
INSERT INTO deadline_party VALUES('06H0TEVAEAG3HWX9','speaker',0,'donald-trump');
INSERT INTO deadline_party VALUES('06H0TEV9QGT37PPP','speaker',0,'hamas');
INSERT INTO deadline_party VALUES('06H0TEVFP3SF6E19','speaker',0,'john-thune');
INSERT INTO deadline_party VALUES('06H0TEVGM70F0EXJ','speaker',0,'john-thune');
INSERT INTO deadline_party VALUES('06H0TEVJ07WDZ36S','speaker',0,'john-thune');
INSERT INTO deadline_party VALUES('06H0YVP7TY73BBBJ','speaker',0,'nino-beridze');
INSERT INTO deadline_party VALUES('06H0TEVE6TT5B1JM','speaker',0,'viktor-orban');
INSERT INTO deadline_party VALUES('06H0TEVPH9R2CBBF','speaker',0,'viktor-orban');
INSERT INTO deadline_party VALUES('06H0VQPXWGN5DGTT','speaker',0,'viktor-orban');
INSERT INTO deadline_party VALUES('06H0YHF94FX0C7T0','speaker',0,'viktor-orban');
INSERT INTO deadline_party VALUES('06H0YHF94FX0C7T2','speaker',0,'viktor-orban');
INSERT INTO deadline_party VALUES('06H0TEV82HK821HH','bound',0,'vladimir-putin');
INSERT INTO deadline_party VALUES('06H0TEVAEAG3HWX9','bound',0,'vladimir-putin');
INSERT INTO deadline_party VALUES('06H0TEVJZD0XBG19','speaker',0,'vladimir-putin');
INSERT INTO deadline_party VALUES('06H0TEVMA82KNHWK','speaker',0,'vladimir-putin');
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
INSERT INTO deadline_source VALUES('06H0TEV82HK821HH',0,'06H0TEV82KRQYD30','within two weeks or so',NULL,NULL,'supports',NULL);
INSERT INTO deadline_source VALUES('06H0TEVPH9R2CBBF',0,'06H0TEVPH9R2CBBG',NULL,NULL,NULL,'supports',NULL);
INSERT INTO deadline_source VALUES('06H0VQPXWGN5DGTT',0,'06H0VQPXWHZRXFNS','next month, in Oslo',NULL,NULL,'supports',NULL);
INSERT INTO deadline_source VALUES('06H0YVP7TY73BBBJ',0,'06H0YVNWX7J3CWGP','TBILISI, Tuesday 7 October 2025 - Foreign Minister Nino Beridze said on Tuesday that the government would publish its plan for the border crossing within three weeks or so.',NULL,NULL,'supports',NULL);
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
INSERT INTO verdict VALUES('06H0TEVC2X606D2G','06H0TEV9QGT37PPP','lapsed',NULL,'2025-12-01',NULL,'unknown','two agencies',NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:27.831Z',NULL);
INSERT INTO verdict VALUES('06H0TEVCRYB55RGZ','06H0TEV9QGT37PPP','reopened',NULL,'2025-12-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'one agency had it','verified','2026-11-24T11:05:28.007Z','06H0TEVC2X606D2G');
INSERT INTO verdict VALUES('06H0TEVDFJ2GAECN','06H0TEV9QGT37PPP','met','2025-11-14','2025-12-02',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'in three groups','verified','2026-11-24T11:05:28.188Z',NULL);
INSERT INTO verdict VALUES('06H0TEVEYKK54GYG','06H0TEVE6TT5B1JM','disputed',NULL,'2025-07-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:28.564Z',NULL);
INSERT INTO verdict VALUES('06H0TEVH9G5PQFNW','06H0TEVGM70F0EXJ','withdrawn',NULL,'2025-10-18',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'verified','2026-11-24T11:05:29.164Z',NULL);
INSERT INTO verdict VALUES('06H0TEVKM8A0GVM4','06H0TEVJZD0XBG19','looked',NULL,'2025-12-04',NULL,NULL,NULL,NULL,'2027-03-01',NULL,NULL,'no day was named','verified','2026-11-24T11:05:29.762Z',NULL);
INSERT INTO verdict VALUES('06H0TEVN15BGGMWP','06H0TEVMA82KNHWK','in-error',NULL,'2025-11-03',NULL,NULL,NULL,NULL,NULL,NULL,'06H0TEVJZD0XBG19','the same talks','verified','2026-11-24T11:05:30.121Z',NULL);
INSERT INTO verdict VALUES('06H0TEVQ8MJ7G5KP','06H0TEVPH9R2CBBF','moot',NULL,'2025-11-09',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'the talks ended','verified','2026-11-24T11:05:30.693Z',NULL);
INSERT INTO verdict VALUES('06H0TEVQY9316KJR','06H0TEVPH9R2CBBF','reopened',NULL,'2025-11-20',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'they went on','verified','2026-11-24T11:05:30.866Z',NULL);
CREATE TABLE verdict_source (
    verdict TEXT NOT NULL REFERENCES verdict (id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id),
    quote TEXT, stance TEXT NOT NULL DEFAULT 'supports'
    CHECK (stance IN ('supports', 'contradicts', 'neutral')),
    PRIMARY KEY (verdict, position)
) STRICT, WITHOUT ROWID;
INSERT INTO verdict_source VALUES('06H0TEVDFJ2GAECN',0,'06H0TEVDFJ2GAECP','all are free','supports');
INSERT INTO verdict_source VALUES('06H0TEVEYKK54GYG',0,'06H0TEVEYKK54GYE',NULL,'supports');
INSERT INTO verdict_source VALUES('06H0TEVEYKK54GYG',1,'06H0TEVEYKK54GYF',NULL,'contradicts');
CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    deadline TEXT NOT NULL REFERENCES deadline (id),
    known TEXT NOT NULL CHECK (known IS date(known, '+0 days')),
    text TEXT NOT NULL CHECK (text <> ''),
    recorded TEXT NOT NULL CHECK (recorded GLOB '????-??-??T??:??:??.???Z')
) STRICT;
INSERT INTO note VALUES('06H0TEXY3VSZWGJ7','06H0TEVJZD0XBG19','2025-12-06','Both sides speak of spring','2026-11-24T11:05:48.830Z');
CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
INSERT INTO setting VALUES('store','06H0TEV6BE9GQVZF',1);
INSERT INTO setting VALUES('lead','14',1);
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
INSERT INTO journal VALUES(1,1,'2026-11-24T11:05:26.363Z','tracker','upgrade','migration','0001_record','{"applied_at":"2026-11-24 11:05:26.601895+00:00","name":"0001_record"}',NULL,'0000000000000000000000000000000000000000000000000000000000000000','174d453f2540935540f7ec178456b8b58fb91e1ad3f69e2257a586997e4baaac');
INSERT INTO journal VALUES(2,1,'2026-11-24T11:05:26.363Z','tracker','upgrade','migration','0002_evidence_and_memory','{"applied_at":"2026-11-24 11:05:26.618352+00:00","name":"0002_evidence_and_memory"}',NULL,'174d453f2540935540f7ec178456b8b58fb91e1ad3f69e2257a586997e4baaac','b71029ffce4ad3bdf1127ac2669f170acde3820485e3355941b61ec94b7d8c55');
INSERT INTO journal VALUES(3,1,'2026-11-24T11:05:26.363Z','tracker','upgrade','setting','store','{"key":"store","value":"06H0TEV6BE9GQVZF","version":1}',NULL,'b71029ffce4ad3bdf1127ac2669f170acde3820485e3355941b61ec94b7d8c55','1c8aee94e39074f1bb4dcaff1d78a26a768756f174be17481c74d0caf778d4c3');
INSERT INTO journal VALUES(4,4,'2026-11-24T11:05:26.804Z','analyst','add','topic','ukraine-war','{"recorded":"2026-11-24T11:05:26.804Z","slug":"ukraine-war","title":"ukraine-war","version":1}',NULL,'1c8aee94e39074f1bb4dcaff1d78a26a768756f174be17481c74d0caf778d4c3','dde4967c15f5eac77a32263224e1ef3c76d0fce77f3ace1268ca4aac06f07024');
INSERT INTO journal VALUES(5,4,'2026-11-24T11:05:26.804Z','analyst','add','party','donald-trump','{"name":"Donald Trump","recorded":"2026-11-24T11:05:26.804Z","slug":"donald-trump","version":1}',NULL,'dde4967c15f5eac77a32263224e1ef3c76d0fce77f3ace1268ca4aac06f07024','f53d708d3e3f48d094286aff2aa8c4b72b37bc8e23baed0bd8b9cd32acaa1b52');
INSERT INTO journal VALUES(6,4,'2026-11-24T11:05:26.804Z','analyst','add','party','vladimir-putin','{"name":"Vladimir Putin","recorded":"2026-11-24T11:05:26.804Z","slug":"vladimir-putin","version":1}',NULL,'f53d708d3e3f48d094286aff2aa8c4b72b37bc8e23baed0bd8b9cd32acaa1b52','4f5e417891cd4e102b57ea347fa3936002114bd792665d7adce1118cab0e5177');
INSERT INTO journal VALUES(7,4,'2026-11-24T11:05:26.804Z','analyst','add','source','06H0TEV82KRQYD30','{"id":"06H0TEV82KRQYD30","recorded":"2026-11-24T11:05:26.804Z","url":"https://example.org/vienna","version":1}',NULL,'4f5e417891cd4e102b57ea347fa3936002114bd792665d7adce1118cab0e5177','a149040be4496a33048a9a1b2793391ef33a1683583bd5315a9355a9635a415d');
INSERT INTO journal VALUES(8,4,'2026-11-24T11:05:26.804Z','analyst','add','deadline','06H0TEV82HK821HH','{"bounds":["vladimir-putin"],"by_hand":0,"confidence":"verified","first":"2025-11-03","hedge":"or so","id":"06H0TEV82HK821HH","kind":"pledge","last":"2025-11-17","loose":0,"number":1,"phrase":"within two weeks or so","precision":"week","recorded":"2026-11-24T11:05:26.804Z","relation":"within","rule":"within-length","said":"2025-11-03","sentence":"Two weeks counted from 3 November 2025 end on 17 November 2025; “or so” allows 4 more days, to 21 November 2025.","sources":[{"quote":"within two weeks or so","source":"06H0TEV82KRQYD30","stance":"supports"}],"speakers":["donald-trump"],"title":"Peace summit in Vienna","tolerance":4,"topic":"ukraine-war","version":1}',NULL,'a149040be4496a33048a9a1b2793391ef33a1683583bd5315a9355a9635a415d','2baace4206375be68680a89744c92dfe41e1a996933f92c0316186e92d104801');
INSERT INTO journal VALUES(9,9,'2026-11-24T11:05:27.049Z','analyst','event','party','hamas','{"name":"Hamas","recorded":"2026-11-24T11:05:27.049Z","slug":"hamas","version":1}',NULL,'2baace4206375be68680a89744c92dfe41e1a996933f92c0316186e92d104801','e0e11a77eb7024d682ca92455bf6363e3584191c82da7814a5a187a02d2c9e69');
INSERT INTO journal VALUES(10,9,'2026-11-24T11:05:27.049Z','analyst','event','event','06H0TEV9165H3QRW','{"confidence":"verified","id":"06H0TEV9165H3QRW","kind":"signature","number":2,"parties":["hamas"],"recorded":"2026-11-24T11:05:27.049Z","title":"Signature of the ceasefire","version":1}',NULL,'e0e11a77eb7024d682ca92455bf6363e3584191c82da7814a5a187a02d2c9e69','b649dc1b16fa07c2e983b06ce83cf0caa52834c50c85ad4cae08c920c1dadfe5');
INSERT INTO journal VALUES(11,9,'2026-11-24T11:05:27.049Z','analyst','event','source','06H0TEV916G2633X','{"id":"06H0TEV916G2633X","recorded":"2026-11-24T11:05:27.049Z","url":"https://example.org/truce","version":1}',NULL,'b649dc1b16fa07c2e983b06ce83cf0caa52834c50c85ad4cae08c920c1dadfe5','e0e98acc4937268d53816d4a300de8d584fd139583f3fcfe3f9a2bbd3db4bedf');
INSERT INTO journal VALUES(12,9,'2026-11-24T11:05:27.049Z','analyst','event','event_standing','06H0TEV916A2M16V','{"event":"06H0TEV9165H3QRW","first":"2025-11-12","id":"06H0TEV916A2M16V","known":"2025-11-03","last":"2025-11-12","note":"the place is open","precision":"day","recorded":"2026-11-24T11:05:27.049Z","sources":[{"quote":"to be signed on Wednesday","source":"06H0TEV916G2633X"}],"standing":"scheduled"}',NULL,'e0e98acc4937268d53816d4a300de8d584fd139583f3fcfe3f9a2bbd3db4bedf','a654d5366456a551bca8e0aafa924d1d95ab2a9fc9faa7cb507d63f7eb83d6cd');
INSERT INTO journal VALUES(13,13,'2026-11-24T11:05:27.228Z','analyst','add','deadline','06H0TEV9QGT37PPP','{"anchor_event":"06H0TEV9165H3QRW","anchor_offset":"PT72H","anchor_words":"Signature of the ceasefire","by_hand":1,"confidence":"verified","id":"06H0TEV9QGT37PPP","kind":"pledge","loose":0,"number":3,"phrase":"within 72 hours","precision":"hour","recorded":"2026-11-24T11:05:27.228Z","relation":"within","said":"2025-11-03","speakers":["hamas"],"title":"Hostages freed","tolerance":0,"version":1}',NULL,'a654d5366456a551bca8e0aafa924d1d95ab2a9fc9faa7cb507d63f7eb83d6cd','f8589b66cb94f0693bd6c099a008d4b79d7b0ade986373b41a1427c6cd479674');
INSERT INTO journal VALUES(14,14,'2026-11-24T11:05:27.410Z','analyst','extend','deadline','06H0TEVAEAG3HWX9','{"bounds":["vladimir-putin"],"by_hand":0,"confidence":"verified","first":"2025-11-10","id":"06H0TEVAEAG3HWX9","kind":"pledge","last":"2025-11-30","loose":0,"number":4,"phrase":"by the end of the month","precision":"month","recorded":"2026-11-24T11:05:27.410Z","relation":"by","rule":"by-when","said":"2025-11-10","sentence":"The last day is 30 November 2025: “by” includes the end of this month.","speakers":["donald-trump"],"title":"Peace summit in Vienna","tolerance":0,"topic":"ukraine-war","version":1}',NULL,'f8589b66cb94f0693bd6c099a008d4b79d7b0ade986373b41a1427c6cd479674','64669a1786fb216232112110ec242e3f5a7cc518e10c928e06cbf1d9568f1a16');
INSERT INTO journal VALUES(15,14,'2026-11-24T11:05:27.410Z','analyst','extend','link','06H0TEVAEB9V4R40','{"id":"06H0TEVAEB9V4R40","kind":"same","known":"2025-11-10","new":"06H0TEVAEAG3HWX9","old":"06H0TEV82HK821HH","recorded":"2026-11-24T11:05:27.410Z"}',NULL,'64669a1786fb216232112110ec242e3f5a7cc518e10c928e06cbf1d9568f1a16','1d6610588adfa5546d1529ca6d1165c0de715bc65b57a345e70bd481f58fee36');
INSERT INTO journal VALUES(16,16,'2026-11-24T11:05:27.644Z','analyst','event happened','event_standing','06H0TEVBBHT19HE2','{"event":"06H0TEV9165H3QRW","first":"2025-11-12","id":"06H0TEVBBHT19HE2","known":"2025-11-12","last":"2025-11-12","precision":"day","recorded":"2026-11-24T11:05:27.644Z","standing":"happened"}',NULL,'1d6610588adfa5546d1529ca6d1165c0de715bc65b57a345e70bd481f58fee36','e3acc6953cbbdcd4d22a47b2e2985103a1cf3732430b6bb50610565dc28be5fb');
INSERT INTO journal VALUES(17,16,'2026-11-24T11:05:27.644Z','analyst','event happened','deadline','06H0TEV9QGT37PPP','{"anchor_event":"06H0TEV9165H3QRW","anchor_offset":"PT72H","anchor_words":"Signature of the ceasefire","by_hand":1,"confidence":"verified","id":"06H0TEV9QGT37PPP","kind":"pledge","loose":0,"number":3,"phrase":"within 72 hours","precision":"hour","recorded":"2026-11-24T11:05:27.228Z","relation":"within","said":"2025-11-03","speakers":["hamas"],"title":"Hostages freed","tolerance":0,"version":1}','event #2 is now happened, 12 November 2025','e3acc6953cbbdcd4d22a47b2e2985103a1cf3732430b6bb50610565dc28be5fb','6ee7cd8d18707443b93ce7710299827affdb6ff322d36b6101f7f02092d95ccd');
INSERT INTO journal VALUES(18,18,'2026-11-24T11:05:27.831Z','analyst','lapsed','verdict','06H0TEVC2X606D2G','{"confidence":"verified","deadline":"06H0TEV9QGT37PPP","id":"06H0TEVC2X606D2G","known":"2025-12-01","outcome":"lapsed","reason":"unknown","recorded":"2026-11-24T11:05:27.831Z","searched":"two agencies"}',NULL,'6ee7cd8d18707443b93ce7710299827affdb6ff322d36b6101f7f02092d95ccd','0ec35416656dc48be95aad0a9aa493111a45b026b22233b731418d65ab2789f0');
INSERT INTO journal VALUES(19,19,'2026-11-24T11:05:28.007Z','analyst','reopen','verdict','06H0TEVCRYB55RGZ','{"confidence":"verified","deadline":"06H0TEV9QGT37PPP","id":"06H0TEVCRYB55RGZ","known":"2025-12-01","note":"one agency had it","outcome":"reopened","recorded":"2026-11-24T11:05:28.007Z","voids":"06H0TEVC2X606D2G"}','one agency had it','0ec35416656dc48be95aad0a9aa493111a45b026b22233b731418d65ab2789f0','951d4d7591022a4ce84143f8304a02400c063b5a1861569f9e7897c5bb701ec1');
INSERT INTO journal VALUES(20,20,'2026-11-24T11:05:28.188Z','analyst','met','source','06H0TEVDFJ2GAECP','{"id":"06H0TEVDFJ2GAECP","recorded":"2026-11-24T11:05:28.188Z","url":"https://example.org/freed","version":1}',NULL,'951d4d7591022a4ce84143f8304a02400c063b5a1861569f9e7897c5bb701ec1','b36ae5d54488cb2ef0b9ced0c695fe363303bb16d31e4295527d488004b0c73d');
INSERT INTO journal VALUES(21,20,'2026-11-24T11:05:28.188Z','analyst','met','verdict','06H0TEVDFJ2GAECN','{"confidence":"verified","deadline":"06H0TEV9QGT37PPP","happened":"2025-11-14","id":"06H0TEVDFJ2GAECN","known":"2025-12-02","note":"in three groups","outcome":"met","recorded":"2026-11-24T11:05:28.188Z","sources":[{"quote":"all are free","source":"06H0TEVDFJ2GAECP","stance":"supports"}]}',NULL,'b36ae5d54488cb2ef0b9ced0c695fe363303bb16d31e4295527d488004b0c73d','52cdf1399492059cc6651adf345568ade924753c2ab15fc74ab6aab9f060750b');
INSERT INTO journal VALUES(22,22,'2026-11-24T11:05:28.374Z','analyst','add','party','viktor-orban','{"name":"Viktor Orbán","recorded":"2026-11-24T11:05:28.374Z","slug":"viktor-orban","version":1}',NULL,'52cdf1399492059cc6651adf345568ade924753c2ab15fc74ab6aab9f060750b','4196e25679ac0499534b5cf8fad3a19163092741401b27e26b7a2ad19ed0e453');
INSERT INTO journal VALUES(23,22,'2026-11-24T11:05:28.374Z','analyst','add','deadline','06H0TEVE6TT5B1JM','{"by_hand":1,"confidence":"verified","id":"06H0TEVE6TT5B1JM","kind":"pledge","loose":0,"number":5,"precision":"none","recorded":"2026-11-24T11:05:28.374Z","said":"2025-06-01","speakers":["viktor-orban"],"title":"A trade deal","tolerance":0,"version":1}',NULL,'4196e25679ac0499534b5cf8fad3a19163092741401b27e26b7a2ad19ed0e453','1e2e34c1aff6979e987b5438d5f9e184981e20ec83d732d988ae0315c5c21224');
INSERT INTO journal VALUES(24,24,'2026-11-24T11:05:28.564Z','analyst','dispute','source','06H0TEVEYKK54GYE','{"id":"06H0TEVEYKK54GYE","recorded":"2026-11-24T11:05:28.564Z","url":"https://example.org/a","version":1}',NULL,'1e2e34c1aff6979e987b5438d5f9e184981e20ec83d732d988ae0315c5c21224','d98c57e86cd3e1eccbdfd013a4399ea4d289dba2728f4d27da5501be2c767f02');
INSERT INTO journal VALUES(25,24,'2026-11-24T11:05:28.564Z','analyst','dispute','source','06H0TEVEYKK54GYF','{"id":"06H0TEVEYKK54GYF","recorded":"2026-11-24T11:05:28.564Z","url":"https://example.org/b","version":1}',NULL,'d98c57e86cd3e1eccbdfd013a4399ea4d289dba2728f4d27da5501be2c767f02','9f2b41c166f00e9e86a2e833ad9f74029b99ddaeab98260a217d22bb0082988c');
INSERT INTO journal VALUES(26,24,'2026-11-24T11:05:28.564Z','analyst','dispute','verdict','06H0TEVEYKK54GYG','{"confidence":"verified","deadline":"06H0TEVE6TT5B1JM","id":"06H0TEVEYKK54GYG","known":"2025-07-01","outcome":"disputed","recorded":"2026-11-24T11:05:28.564Z","sources":[{"source":"06H0TEVEYKK54GYE","stance":"supports"},{"source":"06H0TEVEYKK54GYF","stance":"contradicts"}]}',NULL,'9f2b41c166f00e9e86a2e833ad9f74029b99ddaeab98260a217d22bb0082988c','b71ac61abe52604d2d3c1fe246d9de0e7626356bc19c4292a3bfd7fa48c5298b');
INSERT INTO journal VALUES(27,27,'2026-11-24T11:05:28.752Z','analyst','add','party','john-thune','{"name":"John Thune","recorded":"2026-11-24T11:05:28.752Z","slug":"john-thune","version":1}',NULL,'b71ac61abe52604d2d3c1fe246d9de0e7626356bc19c4292a3bfd7fa48c5298b','5f2dcc32afbc94433ca13ed26b1b750e00372c4846c16b9949d3ab0ec0f871b1');
INSERT INTO journal VALUES(28,27,'2026-11-24T11:05:28.752Z','analyst','add','deadline','06H0TEVFP3SF6E19','{"by_hand":0,"confidence":"verified","first":"2025-10-16","id":"06H0TEVFP3SF6E19","kind":"pledge","last":"2025-11-15","loose":0,"number":6,"phrase":"in the next 30 days","precision":"day","recorded":"2026-11-24T11:05:28.752Z","relation":"within","rule":"in-stretch","said":"2025-10-16","sentence":"30 days counted from 16 October 2025 end on 15 November 2025.","speakers":["john-thune"],"title":"A vote","tolerance":0,"version":1,"zone":"America/New_York"}',NULL,'5f2dcc32afbc94433ca13ed26b1b750e00372c4846c16b9949d3ab0ec0f871b1','8fd0df84d47cedc1f79b7e238d98a99c8a6a9cc70a10c31fcacabdf3369260b8');
INSERT INTO journal VALUES(29,29,'2026-11-24T11:05:28.993Z','analyst','add','deadline','06H0TEVGM70F0EXJ','{"by_hand":1,"confidence":"verified","first":"2025-10-20","id":"06H0TEVGM70F0EXJ","kind":"pledge","last":"2025-10-20","loose":0,"number":7,"precision":"day","recorded":"2026-11-24T11:05:28.993Z","relation":"on","said":"2025-10-16","speakers":["john-thune"],"title":"A denial","tolerance":0,"version":1}',NULL,'8fd0df84d47cedc1f79b7e238d98a99c8a6a9cc70a10c31fcacabdf3369260b8','fcbd1ad1acece47b893c28792a55d74d03984c5ac1662f3df7a60b8a6a60df7b');
INSERT INTO journal VALUES(30,30,'2026-11-24T11:05:29.164Z','analyst','withdraw','verdict','06H0TEVH9G5PQFNW','{"confidence":"verified","deadline":"06H0TEVGM70F0EXJ","id":"06H0TEVH9G5PQFNW","known":"2025-10-18","outcome":"withdrawn","recorded":"2026-11-24T11:05:29.164Z"}',NULL,'fcbd1ad1acece47b893c28792a55d74d03984c5ac1662f3df7a60b8a6a60df7b','3c82be4fc5d65e73e0ad27036b44e727889614be604111f2a63bb24087514817');
INSERT INTO journal VALUES(31,31,'2026-11-24T11:05:29.345Z','analyst','supersede','deadline','06H0TEVJ07WDZ36S','{"by_hand":0,"confidence":"verified","first":"2025-11-01","id":"06H0TEVJ07WDZ36S","kind":"pledge","last":"2025-11-20","loose":0,"number":8,"phrase":"by November 20, 2025","precision":"day","recorded":"2026-11-24T11:05:29.345Z","relation":"by","rule":"by-when","said":"2025-11-01","sentence":"The last day is 20 November 2025: “by” includes it.","speakers":["john-thune"],"title":"A vote on a smaller bill","tolerance":0,"version":1,"zone":"America/New_York"}',NULL,'3c82be4fc5d65e73e0ad27036b44e727889614be604111f2a63bb24087514817','e04bd709514425a25b95eb6c8502d9fd83c4b9ba807087dce5b6afb21a3e4dc5');
INSERT INTO journal VALUES(32,31,'2026-11-24T11:05:29.345Z','analyst','supersede','link','06H0TEVJ07WDZ36T','{"id":"06H0TEVJ07WDZ36T","kind":"different","known":"2025-11-01","new":"06H0TEVJ07WDZ36S","old":"06H0TEVFP3SF6E19","recorded":"2026-11-24T11:05:29.345Z"}',NULL,'e04bd709514425a25b95eb6c8502d9fd83c4b9ba807087dce5b6afb21a3e4dc5','17583ea9ed8804fc6593db18b3f8f44c68b16ee10d8eb1cd2d4163abc655bce5');
INSERT INTO journal VALUES(33,33,'2026-11-24T11:05:29.595Z','analyst','add','deadline','06H0TEVJZD0XBG19','{"by_hand":1,"confidence":"verified","id":"06H0TEVJZD0XBG19","kind":"pledge","loose":0,"number":9,"precision":"none","recorded":"2026-11-24T11:05:29.595Z","said":"2025-11-03","speakers":["vladimir-putin"],"title":"Talks on a gas pipeline","tolerance":0,"topic":"ukraine-war","version":1}',NULL,'17583ea9ed8804fc6593db18b3f8f44c68b16ee10d8eb1cd2d4163abc655bce5','ca404083e9ef5e08cac5a6209eb430ed41ce202cf0c74d902bbb0684cdbc52df');
INSERT INTO journal VALUES(34,34,'2026-11-24T11:05:29.762Z','analyst','look-again','verdict','06H0TEVKM8A0GVM4','{"confidence":"verified","deadline":"06H0TEVJZD0XBG19","id":"06H0TEVKM8A0GVM4","known":"2025-12-04","note":"no day was named","outcome":"looked","recorded":"2026-11-24T11:05:29.762Z","review":"2027-03-01"}',NULL,'ca404083e9ef5e08cac5a6209eb430ed41ce202cf0c74d902bbb0684cdbc52df','3878394a4a163516680cd5e68cf30484a5981536ecaa121b9b86edfac56e4a21');
INSERT INTO journal VALUES(35,35,'2026-11-24T11:05:29.938Z','analyst','add','deadline','06H0TEVMA82KNHWK','{"by_hand":1,"confidence":"verified","id":"06H0TEVMA82KNHWK","kind":"pledge","loose":0,"number":10,"precision":"none","recorded":"2026-11-24T11:05:29.938Z","said":"2025-11-03","speakers":["vladimir-putin"],"title":"Talks on an oil pipeline","tolerance":0,"version":1}',NULL,'3878394a4a163516680cd5e68cf30484a5981536ecaa121b9b86edfac56e4a21','244b3db66aff3ce64839a8f39fc6e38d8397d161a9027d2d7be9189920c6f8e7');
INSERT INTO journal VALUES(36,36,'2026-11-24T11:05:30.121Z','analyst','in-error','verdict','06H0TEVN15BGGMWP','{"confidence":"verified","deadline":"06H0TEVMA82KNHWK","id":"06H0TEVN15BGGMWP","known":"2025-11-03","note":"the same talks","outcome":"in-error","recorded":"2026-11-24T11:05:30.121Z","same_as":"06H0TEVJZD0XBG19"}',NULL,'244b3db66aff3ce64839a8f39fc6e38d8397d161a9027d2d7be9189920c6f8e7','1de3c34fd2f82ef81e2e76f825acf1a647f9f31499ad95bc4eff2ab35b67ac3d');
INSERT INTO journal VALUES(37,37,'2026-11-24T11:05:30.311Z','analyst','link','link','06H0TEVNRYKZVB5S','{"id":"06H0TEVNRYKZVB5S","kind":"related","known":"2025-12-05","new":"06H0TEVAEAG3HWX9","note":"both in Vienna","old":"06H0TEVJZD0XBG19","recorded":"2026-11-24T11:05:30.311Z"}',NULL,'1de3c34fd2f82ef81e2e76f825acf1a647f9f31499ad95bc4eff2ab35b67ac3d','0eda8101240f471ddf0a9199c0bb6479f427f2bd51dbe32d0a4ecf1dd48d221c');
INSERT INTO journal VALUES(38,38,'2026-11-24T11:05:30.506Z','analyst','add','source','06H0TEVPH9R2CBBG','{"id":"06H0TEVPH9R2CBBG","recorded":"2026-11-24T11:05:30.506Z","title":"A pamphlet","version":1}',NULL,'0eda8101240f471ddf0a9199c0bb6479f427f2bd51dbe32d0a4ecf1dd48d221c','83cf9894b6a1cdac8747afe24ea090fad82cfc832a41a6850bfb041394b56f76');
INSERT INTO journal VALUES(39,38,'2026-11-24T11:05:30.506Z','analyst','add','deadline','06H0TEVPH9R2CBBF','{"by_hand":1,"confidence":"verified","first":"2027-05-01","id":"06H0TEVPH9R2CBBF","kind":"pledge","last":"2027-05-01","loose":0,"number":11,"precision":"day","recorded":"2026-11-24T11:05:30.506Z","relation":"on","said":"2025-11-05","sources":[{"source":"06H0TEVPH9R2CBBG","stance":"supports"}],"speakers":["viktor-orban"],"title":"A treaty","tolerance":0,"version":1}',NULL,'83cf9894b6a1cdac8747afe24ea090fad82cfc832a41a6850bfb041394b56f76','491148eed64e9b5226fa681eab94fe91529591f0beaf5bd22f6b1c5cb5cc0112');
INSERT INTO journal VALUES(40,40,'2026-11-24T11:05:30.693Z','analyst','moot','verdict','06H0TEVQ8MJ7G5KP','{"confidence":"verified","deadline":"06H0TEVPH9R2CBBF","id":"06H0TEVQ8MJ7G5KP","known":"2025-11-09","note":"the talks ended","outcome":"moot","recorded":"2026-11-24T11:05:30.693Z"}',NULL,'491148eed64e9b5226fa681eab94fe91529591f0beaf5bd22f6b1c5cb5cc0112','bc71c767cf88abcee83cfbf661492e07dcb4357ac5b59f5e66d34810bbea700e');
INSERT INTO journal VALUES(41,41,'2026-11-24T11:05:30.866Z','analyst','reopen','verdict','06H0TEVQY9316KJR','{"confidence":"verified","deadline":"06H0TEVPH9R2CBBF","id":"06H0TEVQY9316KJR","known":"2025-11-20","note":"they went on","outcome":"reopened","recorded":"2026-11-24T11:05:30.866Z"}','they went on','bc71c767cf88abcee83cfbf661492e07dcb4357ac5b59f5e66d34810bbea700e','3814216bdf82707ef3aa23df77791590a12dccb587e9078b2a925fa2c68b248f');
INSERT INTO journal VALUES(42,42,'2026-11-24T11:05:31.067Z','analyst','set','setting','lead','{"key":"lead","value":"14","version":1}',NULL,'3814216bdf82707ef3aa23df77791590a12dccb587e9078b2a925fa2c68b248f','f997e2b37270ac0a395605b1f37e31b0cbeccdc106685d9556499da07aaa2fa3');
INSERT INTO journal VALUES(43,43,'2026-11-24T11:05:31.267Z','analyst','set','topic','ukraine-war','{"lead":30,"recorded":"2026-11-24T11:05:26.804Z","slug":"ukraine-war","title":"ukraine-war","version":2}',NULL,'f997e2b37270ac0a395605b1f37e31b0cbeccdc106685d9556499da07aaa2fa3','bf89862735d22f9b3c7b946b83bb292db3cbf98e2f4e17339ad2749da220185a');
INSERT INTO journal VALUES(44,44,'2026-11-24T11:05:48.830Z','analyst','import','party','volodymyr-zelenskyy','{"aliases":["Zelensky","Zelenskyy","Zelenskiy"],"name":"Volodymyr Zelenskyy","recorded":"2026-11-24T11:05:48.830Z","slug":"volodymyr-zelenskyy","version":1}','from the old list','bf89862735d22f9b3c7b946b83bb292db3cbf98e2f4e17339ad2749da220185a','db2914c1cf78b005aa9f6e29e3bb57e1c145f697e082ed54eb05218b66d937aa');
INSERT INTO journal VALUES(45,44,'2026-11-24T11:05:48.830Z','analyst','import','source','06H0TEXY3R6T2F38','{"id":"06H0TEXY3R6T2F38","published":"2025-11-01","publisher":"The Example","recorded":"2026-11-24T11:05:48.830Z","title":"A visit to Kyiv","url":"https://example.org/kyiv","version":1}','from the old list','db2914c1cf78b005aa9f6e29e3bb57e1c145f697e082ed54eb05218b66d937aa','ee638417d61017224e859c0ce9da18eae3e31a2a1f5075b9b4e8c0ccd2e68e9f');
INSERT INTO journal VALUES(46,44,'2026-11-24T11:05:48.830Z','analyst','import','note','06H0TEXY3VSZWGJ7','{"deadline":"06H0TEVJZD0XBG19","id":"06H0TEXY3VSZWGJ7","known":"2025-12-06","recorded":"2026-11-24T11:05:48.830Z","text":"Both sides speak of spring"}','from the old list','ee638417d61017224e859c0ce9da18eae3e31a2a1f5075b9b4e8c0ccd2e68e9f','1a6342e22097a180db1f79dc297d04b61d875b2ebd47901b5eb3b172a22f9af0');
INSERT INTO journal VALUES(47,44,'2026-11-24T11:05:48.830Z','analyst','import','deadline','06H0TEVJZD0XBG19','{"by_hand":1,"confidence":"verified","criterion":"a signed contract","id":"06H0TEVJZD0XBG19","kind":"pledge","loose":0,"number":9,"precision":"none","recorded":"2026-11-24T11:05:29.595Z","said":"2025-11-03","speakers":["vladimir-putin"],"title":"Talks on a gas pipeline","tolerance":0,"topic":"ukraine-war","version":2}','from the old list','1a6342e22097a180db1f79dc297d04b61d875b2ebd47901b5eb3b172a22f9af0','0bebc337d946c3efad8b210588a22b2a8a3af821f5fd9c7b56215405875eaf9d');
INSERT INTO journal VALUES(48,48,'2026-11-24T14:03:59.092Z','tracker','upgrade','migration','0003_search','{"applied_at":"2026-11-24 14:03:59.223688+00:00","name":"0003_search"}',NULL,'0bebc337d946c3efad8b210588a22b2a8a3af821f5fd9c7b56215405875eaf9d','a2cf1077ac0a5e8d5ca337b4941377feb780f3d2da561ea63448462184da9484');
INSERT INTO journal VALUES(49,49,'2026-11-24T14:03:59.332Z','desk','add','source','06H0VQPXWHZRXFNS','{"id":"06H0VQPXWHZRXFNS","recorded":"2026-11-24T14:03:59.332Z","url":"https://example.org/oslo","version":1}',NULL,'a2cf1077ac0a5e8d5ca337b4941377feb780f3d2da561ea63448462184da9484','5092e046479c5c348857c1b9276e08f62abb35af6206d12a790fcc5143deaf1e');
INSERT INTO journal VALUES(50,49,'2026-11-24T14:03:59.332Z','desk','add','deadline','06H0VQPXWGN5DGTT','{"by_hand":0,"confidence":"verified","first":"2026-01-01","id":"06H0VQPXWGN5DGTT","kind":"pledge","last":"2026-01-31","loose":0,"number":12,"phrase":"next month","precision":"month","recorded":"2026-11-24T14:03:59.332Z","relation":"in","rule":"when","said":"2025-12-05","sentence":"Next month runs from 1 to 31 January 2026.","sources":[{"quote":"next month, in Oslo","source":"06H0VQPXWHZRXFNS","stance":"supports"}],"speakers":["viktor-orban"],"title":"Visit to Oslo","tolerance":0,"version":1}',NULL,'5092e046479c5c348857c1b9276e08f62abb35af6206d12a790fcc5143deaf1e','69a7aa824d729c57618f23bdd625bca81178ffead988f03142b5ef1c8c0a2e07');
INSERT INTO journal VALUES(51,51,'2026-11-24T20:36:09.064Z','tracker','upgrade','migration','0004_removed','{"applied_at":"2026-11-24 20:36:09.169472+00:00","name":"0004_removed"}',NULL,'69a7aa824d729c57618f23bdd625bca81178ffead988f03142b5ef1c8c0a2e07','df1d457564175e639201b6dee8e502b1bddaa903134c5728c857edaa99902f76');
INSERT INTO journal VALUES(52,51,'2026-11-24T20:36:09.064Z','tracker','upgrade','migration','0005_copies_and_citations','{"applied_at":"2026-11-24 20:36:09.184937+00:00","name":"0005_copies_and_citations"}',NULL,'df1d457564175e639201b6dee8e502b1bddaa903134c5728c857edaa99902f76','fbfbfa544c25d899efa0534320a6adf30a72b6c0afcc77d2c7df36a71eb40ab4');
INSERT INTO journal VALUES(53,51,'2026-11-24T20:36:09.064Z','tracker','upgrade','migration','0007_names','{"applied_at":"2026-11-24 20:36:09.240330+00:00","name":"0007_names"}',NULL,'fbfbfa544c25d899efa0534320a6adf30a72b6c0afcc77d2c7df36a71eb40ab4','42e928dda85ce80ad74794d7ec8449f7a27a1862d9a83493639f1cf3d64fec9a');
INSERT INTO journal VALUES(54,51,'2026-11-24T20:36:09.064Z','tracker','upgrade','migration','0008_calendars_and_anchors','{"applied_at":"2026-11-24 20:36:09.254458+00:00","name":"0008_calendars_and_anchors"}',NULL,'42e928dda85ce80ad74794d7ec8449f7a27a1862d9a83493639f1cf3d64fec9a','b89bb4a6c4a1e21781d5c1446678db142e7a966c986eca927b8d777182999611');
INSERT INTO journal VALUES(55,51,'2026-11-24T20:36:09.064Z','tracker','upgrade','migration','0009_recurrence','{"applied_at":"2026-11-24 20:36:09.275293+00:00","name":"0009_recurrence"}',NULL,'b89bb4a6c4a1e21781d5c1446678db142e7a966c986eca927b8d777182999611','42c3830ce563aa8370c21db07b1d20e0920ba473272908819580727b75d52d27');
INSERT INTO journal VALUES(56,56,'2026-11-24T20:36:09.635Z','analyst','add','recurrence','06H0YHF94FX0C7T1','{"begins":1,"id":"06H0YHF94FX0C7T1","opens":"2026-10-16","origin":"2026-10-31","pattern":"FREQ=DAILY;INTERVAL=90","recorded":"2026-11-24T20:36:09.635Z","skipped":0,"times":3,"version":1}',NULL,'42c3830ce563aa8370c21db07b1d20e0920ba473272908819580727b75d52d27','5cbd21ebf3602b37b27eeb0f44c5436ecd2ee49916761230d6d20e3b0240d64c');
INSERT INTO journal VALUES(57,56,'2026-11-24T20:36:09.635Z','analyst','add','deadline','06H0YHF94FX0C7T0','{"by_hand":1,"confidence":"verified","first":"2026-10-16","id":"06H0YHF94FX0C7T0","instance":1,"kind":"pledge","last":"2026-10-31","loose":0,"number":13,"precision":"day","recorded":"2026-11-24T20:36:09.635Z","recurrence":"06H0YHF94FX0C7T1","relation":"by","said":"2026-10-16","sentence":"Instance 1 of what recurs every 90 days, counted from 31 October 2026.","speakers":["viktor-orban"],"title":"Arms report","tolerance":0,"version":1}',NULL,'5cbd21ebf3602b37b27eeb0f44c5436ecd2ee49916761230d6d20e3b0240d64c','0c1c9bc3433755916e6207ca36834ee79c6f5a07f910960c0ea864b4a469127b');
INSERT INTO journal VALUES(58,56,'2026-11-24T20:36:09.635Z','analyst','add','deadline','06H0YHF94FX0C7T2','{"by_hand":1,"confidence":"verified","first":"2026-11-01","id":"06H0YHF94FX0C7T2","instance":2,"kind":"pledge","last":"2027-01-29","loose":0,"number":14,"precision":"day","recorded":"2026-11-24T20:36:09.635Z","recurrence":"06H0YHF94FX0C7T1","relation":"by","said":"2026-10-16","sentence":"Instance 2 of what recurs every 90 days, counted from 31 October 2026.","speakers":["viktor-orban"],"title":"Arms report","tolerance":0,"version":1}',NULL,'0c1c9bc3433755916e6207ca36834ee79c6f5a07f910960c0ea864b4a469127b','da5a5fe50a8e6f6541b6403deae2e3aef99557c0179e226b0960d3ee360666de');
INSERT INTO journal VALUES(59,56,'2026-11-24T20:36:09.635Z','analyst','add','recurrence','06H0YHF94FX0C7T1','{"begins":1,"id":"06H0YHF94FX0C7T1","newest":"2027-01-29","opens":"2026-10-16","origin":"2026-10-31","pattern":"FREQ=DAILY;INTERVAL=90","recorded":"2026-11-24T20:36:09.635Z","skipped":0,"times":3,"version":2}',NULL,'da5a5fe50a8e6f6541b6403deae2e3aef99557c0179e226b0960d3ee360666de','134f08dc11e03d917e999e8f2dc44985994ef5a63abf6791da0728b5c86b2141');
INSERT INTO journal VALUES(60,60,'2026-11-24T20:36:09.967Z','analyst','source add','source','06H0YHFADX6TAVQW','{"id":"06H0YHFADX6TAVQW","recorded":"2026-11-24T20:36:09.967Z","title":"On the pipe","version":1}',NULL,'134f08dc11e03d917e999e8f2dc44985994ef5a63abf6791da0728b5c86b2141','47094f5d72c444e8f785f714ae30b80759ef284008f8708838835a2c29d76a68');
INSERT INTO journal VALUES(61,60,'2026-11-24T20:36:09.967Z','analyst','source add','copy','06H0YHFADY81RZVF','{"id":"06H0YHFADY81RZVF","media":"text/plain","recorded":"2026-11-24T20:36:09.967Z","sha256":"84fc2f6d3beec18191cecae3f251f24f6a1fdadad0aa6607d3ccd99a5903c834","size":34,"source":"06H0YHFADX6TAVQW"}',NULL,'47094f5d72c444e8f785f714ae30b80759ef284008f8708838835a2c29d76a68','aa466da2676d73e6cdd56be0eef592f1b694829290c69c7d35202c97fb7665f2');
INSERT INTO journal VALUES(62,60,'2026-11-24T20:36:09.967Z','analyst','source add','source','06H0YHFADX6TAVQW','{"id":"06H0YHFADX6TAVQW","recorded":"2026-11-24T20:36:09.967Z","sha256":"84fc2f6d3beec18191cecae3f251f24f6a1fdadad0aa6607d3ccd99a5903c834","title":"On the pipe","version":2}',NULL,'aa466da2676d73e6cdd56be0eef592f1b694829290c69c7d35202c97fb7665f2','31cb2881478024f93f2739449690a2367df8665749d213df660b4a49d4e6d33f');
INSERT INTO journal VALUES(63,63,'2026-11-24T20:36:10.205Z','analyst','cite','citation','06H0YHFBBQHMEYQ6','{"deadline":"06H0TEVJZD0XBG19","id":"06H0YHFBBQHMEYQ6","known":"2026-11-24","quote":"the pipe opens in May","recorded":"2026-11-24T20:36:10.205Z","source":"06H0YHFADX6TAVQW","stance":"supports"}',NULL,'31cb2881478024f93f2739449690a2367df8665749d213df660b4a49d4e6d33f','3ba5451fcfc14e46a325c1fbae817eaa287023586b8172fc0def9cb763ee61e5');
INSERT INTO journal VALUES(64,64,'2026-11-24T20:36:10.367Z','analyst','event','event','06H0YHFBZYNRE6NT','{"confidence":"verified","id":"06H0YHFBZYNRE6NT","number":15,"recorded":"2026-11-24T20:36:10.367Z","title":"First gas","version":1}',NULL,'3ba5451fcfc14e46a325c1fbae817eaa287023586b8172fc0def9cb763ee61e5','5d98ae36bf29370e1e30fe2062e98bc15cab4382f76efea1674a992a34ab6879');
INSERT INTO journal VALUES(65,64,'2026-11-24T20:36:10.367Z','analyst','event','event_standing','06H0YHFBZYNRE6NV','{"anchor_event":"06H0TEV9165H3QRW","anchor_offset":"P30D","anchor_relation":"within","event":"06H0YHFBZYNRE6NT","id":"06H0YHFBZYNRE6NV","known":"2026-11-24","precision":"day","recorded":"2026-11-24T20:36:10.367Z","standing":"scheduled"}',NULL,'5d98ae36bf29370e1e30fe2062e98bc15cab4382f76efea1674a992a34ab6879','df847535ab1f06c7f2ef746190f05381106730bb1dfe474c79cd70063ec09516');
INSERT INTO journal VALUES(66,66,'2026-11-24T20:36:10.602Z','analyst','add','deadline','06H0YHFCX9CE1GF1','{"anchor_event":"06H0TEV9165H3QRW","anchor_offset":"P10B","anchor_words":"Signature of the ceasefire","by_hand":1,"confidence":"recalled","id":"06H0YHFCX9CE1GF1","kind":"pledge","loose":0,"number":16,"precision":"day","recorded":"2026-11-24T20:36:10.602Z","relation":"within","said":"2025-11-20","speakers":["viktor-orban"],"title":"Prices fall","tolerance":0,"version":1}',NULL,'df847535ab1f06c7f2ef746190f05381106730bb1dfe474c79cd70063ec09516','fa82e25c8065b92687ba12680305d4259e87b5fcc12019f387b4ce54677129ff');
INSERT INTO journal VALUES(67,67,'2026-11-24T20:36:11.007Z','analyst','undo 66','deadline','06H0YHFCX9CE1GF1','{"number":16,"removed":{"anchor_event":"06H0TEV9165H3QRW","anchor_offset":"P10B","anchor_words":"Signature of the ceasefire","by_hand":1,"confidence":"recalled","id":"06H0YHFCX9CE1GF1","kind":"pledge","loose":0,"number":16,"precision":"day","recorded":"2026-11-24T20:36:10.602Z","relation":"within","said":"2025-11-20","speakers":["viktor-orban"],"title":"Prices fall","tolerance":0,"version":1}}',NULL,'fa82e25c8065b92687ba12680305d4259e87b5fcc12019f387b4ce54677129ff','413988541b334db49bb3e9f61ac7a3c79a57304c8bde4216bbb162d0a9d5914c');
INSERT INTO journal VALUES(68,68,'2026-11-24T21:20:42.314Z','tracker','upgrade','migration','0010_candidates','{"applied_at":"2026-11-24 21:20:42.730593+00:00","name":"0010_candidates"}',NULL,'413988541b334db49bb3e9f61ac7a3c79a57304c8bde4216bbb162d0a9d5914c','befbdf570557dbd1453461d6d64c4dfb467f963cc9cdcaa419217980cebb276c');
INSERT INTO journal VALUES(69,69,'2026-11-24T21:20:45.289Z','tester','read','source','06H0YVNWX7J3CWGP','{"id":"06H0YVNWX7J3CWGP","published":"2025-10-07","recorded":"2026-11-24T21:20:45.289Z","title":"Ministers promise answer on the border crossing","version":1}',NULL,'befbdf570557dbd1453461d6d64c4dfb467f963cc9cdcaa419217980cebb276c','0babd475ebb3e874e53ca27739f348df4cb148e885cfc1b5633c1c93a3f8f389');
INSERT INTO journal VALUES(70,69,'2026-11-24T21:20:45.289Z','tester','read','copy','06H0YVNWX7J3CWGQ','{"id":"06H0YVNWX7J3CWGQ","media":"text/plain","recorded":"2026-11-24T21:20:45.289Z","sha256":"ea461dddf03bd1b3e1feb35e3c9e773ceb2cc7f4e3b95f78887eac6e477870d3","size":553,"source":"06H0YVNWX7J3CWGP"}',NULL,'0babd475ebb3e874e53ca27739f348df4cb148e885cfc1b5633c1c93a3f8f389','b846ca244f04ac1acb0da454da6c95a7b9073963405231e9d11c3d578f6951ad');
INSERT INTO journal VALUES(71,69,'2026-11-24T21:20:45.289Z','tester','read','source','06H0YVNWX7J3CWGP','{"id":"06H0YVNWX7J3CWGP","published":"2025-10-07","recorded":"2026-11-24T21:20:45.289Z","sha256":"ea461dddf03bd1b3e1feb35e3c9e773ceb2cc7f4e3b95f78887eac6e477870d3","title":"Ministers promise answer on the border crossing","version":2}',NULL,'b846ca244f04ac1acb0da454da6c95a7b9073963405231e9d11c3d578f6951ad','0b7754bac8f7648a64cf2ccf8d6db16447adc7dce0c720f6db5ebab661be9fcb');
INSERT INTO journal VALUES(72,69,'2026-11-24T21:20:45.289Z','tester','read','article','06H0YVNWX7J3CWGR','{"copy":"06H0YVNWX7J3CWGQ","id":"06H0YVNWX7J3CWGR","original":"ea461dddf03bd1b3e1feb35e3c9e773ceb2cc7f4e3b95f78887eac6e477870d3","published":"2025-10-07","reader":"rules","recorded":"2026-11-24T21:20:45.289Z","refused":0,"version":1,"zone":"UTC"}',NULL,'0b7754bac8f7648a64cf2ccf8d6db16447adc7dce0c720f6db5ebab661be9fcb','b8d6c907955330f6e7b8cdb192e59949f83f2daade6e9b54dfa9416eb7e59009');
INSERT INTO journal VALUES(73,69,'2026-11-24T21:20:45.289Z','tester','read','candidate','06H0YVNWX7J3CWGS','{"article":"06H0YVNWX7J3CWGR","confidence":85,"edited":0,"first":"2025-10-07","grammar":"within-length","hedge":"or so","id":"06H0YVNWX7J3CWGS","kind":"deadline","last":"2025-10-28","number":1,"phrase":"within three weeks or so","phrase_end":220,"phrase_start":196,"precision":"week","quote":"TBILISI, Tuesday 7 October 2025 - Foreign Minister Nino Beridze said on Tuesday that the government would publish its plan for the border crossing within three weeks or so.","quote_end":221,"quote_start":49,"reasons":["will: commits","speaker: reported speech","a speaker is named","it is hedged"],"recorded":"2026-11-24T21:20:45.289Z","role":"Foreign Minister","rule":"will: commits","sentence":"Three weeks counted from 7 October 2025 end on 28 October 2025; “or so” allows 6 more days, a quarter of 21 days, to 3 November 2025.","speaker":"Nino Beridze","state":"waiting","title":"publish its plan for the border crossing","version":1}',NULL,'b8d6c907955330f6e7b8cdb192e59949f83f2daade6e9b54dfa9416eb7e59009','57796aceff2d0d31129be9f20884a93e439ad8eb741ef82a617e622f9115fe41');
INSERT INTO journal VALUES(74,69,'2026-11-24T21:20:45.289Z','tester','read','candidate','06H0YVNWX7J3CWGT','{"article":"06H0YVNWX7J3CWGR","bounds":["Nino Beridze"],"confidence":93,"edited":0,"first":"2025-10-07","grammar":"by-when","id":"06H0YVNWX7J3CWGT","kind":"deadline","last":"2025-11-30","number":2,"phrase":"by the end of November","phrase_end":274,"phrase_start":252,"precision":"month","quote":"\"We will open the first lane by the end of November,\" she told reporters after talks with her neighbour, Aram Petrosyan.","quote_end":343,"quote_start":223,"reasons":["will: commits","speaker: quotation, ascribed behind it, by a pronoun","a speaker is named","who has to act is named"],"recorded":"2026-11-24T21:20:45.289Z","role":"Foreign Minister","rule":"will: commits","sentence":"The last day is 30 November 2025: “by” includes the end of November 2025.","speaker":"Nino Beridze","state":"waiting","title":"open the first lane","version":1}',NULL,'57796aceff2d0d31129be9f20884a93e439ad8eb741ef82a617e622f9115fe41','f5ca3ed9391fef564dc59ef684cdac029bd722cb4ac5e4ddf4cd9d30bbc2f78c');
INSERT INTO journal VALUES(75,69,'2026-11-24T21:20:45.289Z','tester','read','candidate','06H0YVNWX7J3CWGV','{"article":"06H0YVNWX7J3CWGR","confidence":80,"edited":0,"first":"2025-10-03","grammar":"on-when","id":"06H0YVNWX7J3CWGV","kind":"event_past","last":"2025-10-03","number":3,"phrase":"on 3 October","phrase_end":378,"phrase_start":366,"precision":"day","quote":"The two met in Batumi on 3 October.","quote_end":379,"quote_start":344,"reasons":["did: happened","speaker: the writer states it","a day is named"],"recorded":"2026-11-24T21:20:45.289Z","rule":"did: happened","sentence":"The day named: 3 October 2025; no year was said, so the last one is meant.","state":"waiting","title":"The two met in Batumi","version":1}',NULL,'f5ca3ed9391fef564dc59ef684cdac029bd722cb4ac5e4ddf4cd9d30bbc2f78c','621a1d8af8bf6f3e5a8f5f76abd2cbf3482a83464e3b273b2673130a27a868e0');
INSERT INTO journal VALUES(76,69,'2026-11-24T21:20:45.289Z','tester','read','candidate','06H0YVNWX7J3CWGW','{"article":"06H0YVNWX7J3CWGR","confidence":80,"edited":0,"first":"2025-10-07","grammar":"within-after-event","id":"06H0YVNWX7J3CWGW","kind":"deadline","number":4,"phrase":"within ten days of receiving the plan","phrase_end":458,"phrase_start":421,"precision":"day","quote":"Petrosyan said his cabinet would answer within ten days of receiving the plan.","quote_end":459,"quote_start":381,"reasons":["will: commits","speaker: reported speech","a speaker is named","a day is named","it hangs on an event"],"recorded":"2026-11-24T21:20:45.289Z","rule":"will: commits","sentence":"Ten days counted from “receiving the plan”, which has no day yet.","speaker":"Aram Petrosyan","state":"waiting","title":"his cabinet would answer","version":1}',NULL,'621a1d8af8bf6f3e5a8f5f76abd2cbf3482a83464e3b273b2673130a27a868e0','68775408d3ec9817998ee139200299c4b7b878664280721889bdb2027f31e343');
INSERT INTO journal VALUES(77,69,'2026-11-24T21:20:45.289Z','tester','read','candidate','06H0YVNWX7J3CWGX','{"article":"06H0YVNWX7J3CWGR","confidence":90,"edited":0,"first":"2025-10-20","grammar":"on-when","id":"06H0YVNWX7J3CWGX","kind":"event_scheduled","last":"2025-10-20","number":5,"phrase":"on 20 October","phrase_end":507,"phrase_start":494,"precision":"day","quote":"They are to meet again in Yerevan on 20 October.","quote_end":508,"quote_start":460,"reasons":["be-to: commits","speaker: the writer states it","a day is named"],"recorded":"2026-11-24T21:20:45.289Z","rule":"be-to: commits","sentence":"The day named: 20 October 2025; no year was said, so the next one is meant.","state":"waiting","title":"meet again in Yerevan","version":1}',NULL,'68775408d3ec9817998ee139200299c4b7b878664280721889bdb2027f31e343','29c80579441ef5ce35b1cce8f4b0021a8095d44a96ea8369d99f7b3943e45fdf');
INSERT INTO journal VALUES(78,78,'2026-11-24T21:20:46.585Z','tester','candidates drop','candidate','06H0YVNWX7J3CWGT','{"article":"06H0YVNWX7J3CWGR","bounds":["Nino Beridze"],"confidence":93,"edited":0,"first":"2025-10-07","grammar":"by-when","id":"06H0YVNWX7J3CWGT","kind":"deadline","last":"2025-11-30","number":2,"phrase":"by the end of November","phrase_end":274,"phrase_start":252,"precision":"month","quote":"\"We will open the first lane by the end of November,\" she told reporters after talks with her neighbour, Aram Petrosyan.","quote_end":343,"quote_start":223,"reason":"not our subject","reasons":["will: commits","speaker: quotation, ascribed behind it, by a pronoun","a speaker is named","who has to act is named"],"recorded":"2026-11-24T21:20:45.289Z","role":"Foreign Minister","rule":"will: commits","sentence":"The last day is 30 November 2025: “by” includes the end of November 2025.","speaker":"Nino Beridze","state":"dropped","title":"open the first lane","version":2}','not our subject','29c80579441ef5ce35b1cce8f4b0021a8095d44a96ea8369d99f7b3943e45fdf','8a51171c1c7c9fbcdbed45aa446d5cc650cc9c009a4d598f8ca0157b3ab3636f');
INSERT INTO journal VALUES(79,79,'2026-11-24T21:20:48.087Z','tester','candidates accept','party','nino-beridze','{"name":"Nino Beridze","recorded":"2026-11-24T21:20:48.087Z","slug":"nino-beridze","version":1}',NULL,'8a51171c1c7c9fbcdbed45aa446d5cc650cc9c009a4d598f8ca0157b3ab3636f','7bd38d0c0770e89dc6d7f8b64be88e699ea771e23561e20a0c921ec9bf4001f4');
INSERT INTO journal VALUES(80,79,'2026-11-24T21:20:48.087Z','tester','candidates accept','deadline','06H0YVP7TY73BBBJ','{"by_hand":0,"confidence":"verified","first":"2025-10-07","hedge":"or so","id":"06H0YVP7TY73BBBJ","kind":"pledge","last":"2025-10-28","loose":0,"number":17,"phrase":"within three weeks or so","precision":"week","recorded":"2026-11-24T21:20:48.087Z","relation":"within","rule":"within-length","said":"2025-10-07","sentence":"Three weeks counted from 7 October 2025 end on 28 October 2025; “or so” allows 6 more days, a quarter of 21 days, to 3 November 2025.","sources":[{"quote":"TBILISI, Tuesday 7 October 2025 - Foreign Minister Nino Beridze said on Tuesday that the government would publish its plan for the border crossing within three weeks or so.","source":"06H0YVNWX7J3CWGP","stance":"supports"}],"speakers":["nino-beridze"],"title":"publish its plan for the border crossing","tolerance":6,"version":1}',NULL,'7bd38d0c0770e89dc6d7f8b64be88e699ea771e23561e20a0c921ec9bf4001f4','b7ce5dc9833f7d732492142d1d615d66cf881ee1671c4d18df570aaa69e67349');
INSERT INTO journal VALUES(81,79,'2026-11-24T21:20:48.087Z','tester','candidates accept','candidate','06H0YVNWX7J3CWGS','{"article":"06H0YVNWX7J3CWGR","confidence":85,"deadline":"06H0YVP7TY73BBBJ","edited":0,"first":"2025-10-07","grammar":"within-length","hedge":"or so","id":"06H0YVNWX7J3CWGS","kind":"deadline","last":"2025-10-28","number":1,"phrase":"within three weeks or so","phrase_end":220,"phrase_start":196,"precision":"week","quote":"TBILISI, Tuesday 7 October 2025 - Foreign Minister Nino Beridze said on Tuesday that the government would publish its plan for the border crossing within three weeks or so.","quote_end":221,"quote_start":49,"reasons":["will: commits","speaker: reported speech","a speaker is named","it is hedged"],"recorded":"2026-11-24T21:20:45.289Z","role":"Foreign Minister","rule":"will: commits","sentence":"Three weeks counted from 7 October 2025 end on 28 October 2025; “or so” allows 6 more days, a quarter of 21 days, to 3 November 2025.","speaker":"Nino Beridze","state":"accepted","title":"publish its plan for the border crossing","version":2}',NULL,'b7ce5dc9833f7d732492142d1d615d66cf881ee1671c4d18df570aaa69e67349','eda77890531bf81c5ee69e9eaa6b8e2ddbcad3067285a1853cda75f3a6a73d8e');
CREATE TABLE tally (
    tolerated INTEGER PRIMARY KEY,
    n INTEGER NOT NULL CHECK (n > 0)
) STRICT;
INSERT INTO tally VALUES(739558,1);
INSERT INTO tally VALUES(739575,1);
INSERT INTO tally VALUES(739585,1);
INSERT INTO tally VALUES(739647,1);
INSERT INTO tally VALUES(739920,1);
INSERT INTO tally VALUES(740010,1);
INSERT INTO tally VALUES(740102,1);
INSERT INTO tally VALUES(3652059,1);
CREATE TABLE memory (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL, -- JSON
    sum TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT;
INSERT INTO memory VALUES('check','{"at":"2026-11-24T11:05:31.462757+00:00","hash":"bf89862735d22f9b3c7b946b83bb292db3cbf98e2f4e17339ad2749da220185a","seq":43}','1f4145a7ad3846376aa4501af439ae291b542097c87375f69ddaf8fed0e9b6cd');
CREATE TABLE clock (
    deadline TEXT PRIMARY KEY NOT NULL REFERENCES deadline (id),
    due_from INTEGER NOT NULL, -- day number (1 = 1 January of year 1): the lead or the review begins
    last INTEGER NOT NULL, -- day number of the last day; a review has no end
    tolerated INTEGER NOT NULL, -- day number of the last tolerated day; a review has no end
    span_class INTEGER NOT NULL -- bit length of tolerated - due_from
) STRICT, WITHOUT ROWID;
INSERT INTO clock VALUES('06H0TEVJ07WDZ36S',739561,739575,739575,4);
INSERT INTO clock VALUES('06H0VQPXWGN5DGTT',739633,739647,739647,4);
INSERT INTO clock VALUES('06H0YHF94FX0C7T0',739906,739920,739920,4);
INSERT INTO clock VALUES('06H0YHF94FX0C7T2',739996,740010,740010,4);
INSERT INTO clock VALUES('06H0TEVPH9R2CBBF',740088,740102,740102,4);
INSERT INTO clock VALUES('06H0YVP7TY73BBBJ',739538,739552,739558,5);
INSERT INTO clock VALUES('06H0TEVAEAG3HWX9',739555,739585,739585,5);
INSERT INTO clock VALUES('06H0TEVJZD0XBG19',740041,3652059,3652059,22);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_words','search_words',0,'CREATE VIRTUAL TABLE search_words USING fts5 (
    title, body, content = ''search_text'', content_rowid = ''doc'',
    tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'search_words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_words_data VALUES(1,X'2b56810f');
INSERT INTO search_words_data VALUES(10,X'000000000105050005010101020101030101040101050101');
INSERT INTO search_words_data VALUES(137438953473,X'000004d9033032301f06010104030232351f06010105010233301c06010105010237320d06010103010161170202010601010504020201020202040205020804010102050202010202060202020567656e6379130601010302026c6c150601010502016e23020402027265150601010603026d7339020201020201016219060101050201650c060101070203696c6c1f020702036f7468250601010209060101020201790e06010102110601010201096365617365666972650a020502076f6e74726163742106010104010364617922060101030401731c06010106020365616c17020403046e69616c1d020302056f6e616c640502020103656e640e06010104040265642806010104020678616d706c6507060101030406010103090601010304060101030106010103140801010304040601010301056669727374400202020372656515060101070501640d0203070601010501036761732102051f02030205726f75707315060101040103686164130601010403036d617309020202076f7374616765730d020203037572730d0601010402047474707307060101020406010102090601010204060101020106010102140601010404060101020102696e0802040602040706010102070601010209060101030d060101060201730c06010104020174130601010501046a6f686e1b020201046b7969762d080501010701056d6f6e74680e0601010724080101030401056e616d6564220601010502036578741c0601010416080101020402016f2206010102030676656d6265721f0601010301026f660a0203040601010520060101050202696c23020502016e0c0601010913020402020302020306060101041302020301651306010102020370656e0c06010105020172080801010507030362616e16020303016707060101040406010104090601010404060101040106010104140601010604060101040203736c6f3106010105010804010107010870616d70686c657426020302046561636508020206020202036970653c020405046c696e6521020602020602046c6163650c0601010302047574696e06020301067265706f7274390203010203010473616d6524060101030204696465732e060101030307676e61747572650a0202050265640c06010108150601010302066d616c6c65721f020602016f08080101060702047065616b2e06010104030472696e672e060101060205756d6d6974080203060203010574616c6b7321020202020201060101040406010103020268650a020402060101020208010103050e060101030806010102040601010205060101020f02030401792906010102030372656515060101030303756e651b020302016f0c0601010621020405020302047261646517020303046561747927020303037563650b0601010504026d700502030202776f0808010103070107756b7261696e6504020201067669656e6e610706010105010205060205170601010403046b746f7216020203037369742d020305020202076c6164696d697206020202086f6c6f64796d79722c0202030274651c020303020301037761720402030301732206010104020865646e65736461790c0601010a0303656b7308080101040703026e7429060101030205697468696e080801010207050601010201097a656c656e736b69792c060101040801792c060101020901792c08030101030409090909240c0906090a0808080f0d0e0e0a0808090a0a092c0a0a0b0b0c0a080c0a291e0808090c120c10080d110719080a090826100d0c080c0b090e0b0b0c0e0b090b0b0d1729080a080e09090a070a0c18090b0c0d0a08080f0b09121008');
INSERT INTO search_words_data VALUES(274877906945,X'000000500730616e737765724502040106626f72646572450207010863726f7373696e6745020801096d696e69737465727345020201026f6e450205010770726f6d6973654502030103746865450206040b0b0d0e070c');
INSERT INTO search_words_data VALUES(412316860417,X'000000500730616e737765724503040106626f72646572450307010863726f7373696e6745030801096d696e69737465727345030201026f6e450305010770726f6d6973654503030103746865450306040b0b0d0e070c');
INSERT INTO search_words_data VALUES(549755813889,X'00000019083062657269647a654f020301046e696e6f4f0202040c');
INSERT INTO search_words_data VALUES(687194767361,X'0000013b053032303235500601010b0101375006010109010762657269647a65500601010f02056f7264657250080701011c010863726f7373696e6750080801011d0103666f7250080501011a04046569676e500601010c010a676f7665726e6d656e745006010115010369747350080301011801086d696e6973746572500601010d01046e696e6f500601010e01076f63746f626572500601010a02016e500601011102017250080101051e0104706c616e500804010119020675626c697368500802010117010473616964500601011002016f50080101061e01077462696c697369500601010702036861745006010113030165500a0601011409030372656550080101031e020675657364617950080101080c01057765656b7350080101041e0205697468696e50080101021e02046f756c645006010116040b080e0d100b0b110b0f0b0e08090c0e0b090e0a0a0b0e0d0d');
CREATE TABLE IF NOT EXISTS 'search_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_words_idx VALUES(1,X'',2);
INSERT INTO search_words_idx VALUES(2,X'',2);
INSERT INTO search_words_idx VALUES(3,X'',2);
INSERT INTO search_words_idx VALUES(4,X'',2);
INSERT INTO search_words_idx VALUES(5,X'',2);
CREATE TABLE IF NOT EXISTS 'search_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_words_docsize VALUES(4,X'0200');
INSERT INTO search_words_docsize VALUES(5,X'0200');
INSERT INTO search_words_docsize VALUES(6,X'0200');
INSERT INTO search_words_docsize VALUES(7,X'0004');
INSERT INTO search_words_docsize VALUES(8,X'040a');
INSERT INTO search_words_docsize VALUES(9,X'0100');
INSERT INTO search_words_docsize VALUES(10,X'0400');
INSERT INTO search_words_docsize VALUES(11,X'0004');
INSERT INTO search_words_docsize VALUES(12,X'0009');
INSERT INTO search_words_docsize VALUES(13,X'0203');
INSERT INTO search_words_docsize VALUES(14,X'0406');
INSERT INTO search_words_docsize VALUES(19,X'0004');
INSERT INTO search_words_docsize VALUES(20,X'0004');
INSERT INTO search_words_docsize VALUES(21,X'0006');
INSERT INTO search_words_docsize VALUES(22,X'0200');
INSERT INTO search_words_docsize VALUES(23,X'0300');
INSERT INTO search_words_docsize VALUES(24,X'0004');
INSERT INTO search_words_docsize VALUES(25,X'0004');
INSERT INTO search_words_docsize VALUES(27,X'0200');
INSERT INTO search_words_docsize VALUES(28,X'0205');
INSERT INTO search_words_docsize VALUES(29,X'0200');
INSERT INTO search_words_docsize VALUES(31,X'0604');
INSERT INTO search_words_docsize VALUES(33,X'0503');
INSERT INTO search_words_docsize VALUES(34,X'0004');
INSERT INTO search_words_docsize VALUES(35,X'0500');
INSERT INTO search_words_docsize VALUES(36,X'0003');
INSERT INTO search_words_docsize VALUES(37,X'0003');
INSERT INTO search_words_docsize VALUES(38,X'0200');
INSERT INTO search_words_docsize VALUES(39,X'0200');
INSERT INTO search_words_docsize VALUES(40,X'0003');
INSERT INTO search_words_docsize VALUES(41,X'0003');
INSERT INTO search_words_docsize VALUES(44,X'0203');
INSERT INTO search_words_docsize VALUES(45,X'0406');
INSERT INTO search_words_docsize VALUES(46,X'0005');
INSERT INTO search_words_docsize VALUES(49,X'0004');
INSERT INTO search_words_docsize VALUES(50,X'0306');
INSERT INTO search_words_docsize VALUES(57,X'0200');
INSERT INTO search_words_docsize VALUES(58,X'0200');
INSERT INTO search_words_docsize VALUES(60,X'0300');
INSERT INTO search_words_docsize VALUES(64,X'0200');
INSERT INTO search_words_docsize VALUES(69,X'0700');
INSERT INTO search_words_docsize VALUES(79,X'0200');
INSERT INTO search_words_docsize VALUES(80,X'0721');
CREATE TABLE IF NOT EXISTS 'search_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_words_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_parts','search_parts',0,'CREATE VIRTUAL TABLE search_parts USING fts5 (
    name, content = ''search_text'', content_rowid = ''doc'', tokenize = ''trigram'', columnsize = 0
)');
CREATE TABLE IF NOT EXISTS 'search_parts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_parts_data VALUES(1,X'2b8420');
INSERT INTO search_parts_data VALUES(10,X'000000000105050005010101020101030101040101050101');
INSERT INTO search_parts_data VALUES(137438953473,X'000007ee04300a646f05020e0202686109020702026a6f1b020c0202766916020e03016c06021003016f2c021502027a652c0c290b0b0c0c0c01032061201f020b02020a03016e23020a020262691f0215020263650a021202026465170209060203020266720d020a0202676121020c1f02070202696e08020e06020e02026b792d020c02026f660a020b03016923020d03016e1f02080202070202070301721604080f03017332020a0202706126020303016921021002021119020803017506040a11020272653902060102060202736d1f020d030175080207060207020274680a020e1104060d21020403016f2d02090502070301720504080f120203100203020276690802110602111f020303016f1c020303020302027a652c040b1601032d776104020901036120641d020203016721020b0301702602020301731f020c0301741702021002020301761c02020302020e0202020263650802040602040202646517020603016906040411020267650d02060202696e04020502026c640504050f03016b21020302020303016c1f021002026d610904030803017026020502026e2023020b0202726d3902020102020202730a09020503012021020e0301650a0215020274750a0206030179270207010362616e1602180202696c1f02160203c3a16e16020b01036365200802050602050301610a021301036420740504070f0202652017020703016117020a03016e1d02040202696d0604051102026f6e0504020f0202796d2c0406160103650a6a1b020b020220630a021103016417020803016f0a020a1502070301703c020703017308020606020602022d770402080202616308020306020303016c17020b0301730a0214030174270206020265640d020d020266690a021702026c652c100d160c0b0b0c0c0c03016921021402021502026e691d020503016e0802140602140301732c100f160c0b0b0c0c0c0202706f390208010208020272201f0213020273200d020801036620740a020d020269720a0218360202020272650d020b010367617321020d1f0208020265730d020702026e610a0204010368616d09040208020265200a021032020602026c6526020802026e201b04040d02026f730d02020202756e1b04080d010369616c1d02070202656e0802130602130202676e0a020302026b741604030f02026c2023020f03016c1f021702026d690604061102026e0a06020e03012008020f06020f0301650402061d02160202170202706521021202021319020a02027220060408110301650a0219030173400203020273692d02050502030202742008020c06020c1f02070502050202790a2c025701036a6f681b04020d01036b69792c04560c02027261040203020273202102050202050202746f1604040f0202790a2c04300b0301692d020d0301792c0812161e0c01036c20702302100202616406040311020264200504060f0202656e2c100e160c0b0b0c0c0c0301721f02120301742602090202696e21021502021602026b7321020402020402026c651f021102026f642c04041601036d616c1f020f03017309040408020269720604071103017408020b06020b02026d6908020a06020a0202700a05020c03016826020602027320390204010204020279722c04081601036e0a7606020f10020d020220611f020a02020902020903016f23020c0301741b04050d2102030301760802100602100202616c0504040f0301740a02050202650a1b020a03012d040207020269611d020602026e610802150602150202736b2c1010160c0b0b0c0c0c01036f206b2d020b03016f320209020264792c040516020266200a020c0202686e1b04030d0202696c23020e02026c6f2c04031602026e201f02090202080202081902020301610504030f020272201604060f0301621604090f03017439020a01020a0202736c32020b0301740d0203020274651c02050302050103700a6405020d0202616d2602040202656108020206020203016c2102130202140202686c2602070202697021021102021219020902026f723902090102090202757406040b1101037220621f021403016f1604070f0301700604091103017a2c040a1602026164170205030169040204020262611602170302c3a116020a020265200a02090301612702050301650d020c03017039020701020702026d73390203010203020273744002040202756d05040a0f0103730a68090206020220660d020903016f21020602020603017021020f030172390205010205020265660a0216020269670a02020301742d020605020402026b692c04550c0301792c0c11160c0b0b0c02026c6f32020c02026d611f020e020274204002050301610d02040202756d080208060208010374206740020603016908020d06020d0301742d0208050206020261670d020503016c210202020202020265201f0206020268650a020f3202050301751b04070d0202696e06040d1102026f202d020a0502080301721604050f020272611702040301652702040301750504090f020275720a02070103756b7204020202026d6d08020906020903017005040b0f02026e651b04090d020272650a02080202746906040c11010376696508021206021203016b1604020f0301732d020405020202026c610604021102026f6c2c0402160301741c0204030204010377617204020a0103790a762c021403017a2c0c280b0b0c0c0c020269762d020e02026d792c040716020272202c0409160202790a2c0813161e0c01037a656c2c100c160c0b0b0c0c0c0104c3a16e0a16020c040807070706060c0b0607070a070a0a0707060c0706070c070a07090e090d0d09080808060606090c0a070707070809060806070a07060607060807080b0609070606080808080706090609070a06060607070e0907090d0a0707080a070b0707090a07080708080a070807060807090c0d0806060a10070909070a080806090808080e06060a0a0708080708090a07060a080b0d060a0908060706070a0e08060807080708100708070907060a08070a09070d0a080807070707060707070606090a07080807090609070709080b070707060a0809090709070a07080a0707060707080a070807080b070908080908080b0708080a0f');
INSERT INTO search_parts_data VALUES(274877906945,X'00000142043020616e4502130202626f4502210202637245022802026f6e45021a0202707245020b0202746845021d0103616e734502140103626f72450222010363726f450229010364657245022501036520614502120301624502200202722045041810030173450208010368652045021f0103696e6745022e0301694502030202736545021003017445020501036d696e45020203017345020f01036e207445021c020269734502040202737745021501036f6d6945020e02026e2045021b020272644502230202737345022b010370726f45020c010372206345022703016f4502190202646545022402026f6d45020d03017345022a02027320450209010373207045020a020265204502110202696e45022d0202736945022c020274654502060202776545021601037465724502070202686545021e01037765724502170408070707070708080808080608060808060706080608070708070707080806070706070807070707070807');
INSERT INTO search_parts_data VALUES(412316860417,X'00000142043020616e4503130202626f4503210202637245032802026f6e45031a0202707245030b0202746845031d0103616e734503140103626f72450322010363726f450329010364657245032501036520614503120301624503200202722045051810030173450308010368652045031f0103696e6745032e0301694503030202736545031003017445030501036d696e45030203017345030f01036e207445031c020269734503040202737745031501036f6d6945030e02026e2045031b020272644503230202737345032b010370726f45030c010372206345032703016f4503190202646545032402026f6d45030d03017345032a02027320450309010373207045030a020265204503110202696e45032d0202736945032c020274654503060202776545031601037465724503070202686545031e01037765724503170408070707070708080808080608060808060706080608070708070707080806070706070807070707070807');
INSERT INTO search_parts_data VALUES(549755813889,X'0000007304300a6e694f020e01032062654f04060f01036265724f04070f0103647a654f040b0f0103650a6e4f020d020272694f04080f010369647a4f040a0f02026e6f4f04030f01036e696e4f04020f02026f204f04040f01036f20624f04050f01037269644f04090f01037a650a4f020c04080909090808090809080909');
INSERT INTO search_parts_data VALUES(687194767361,X'0000011d043020626f50021a020263725002210202666f500212020269745002090202706c50020d020274685002160103616e205002100103626c6950020402026f7250021b010363726f500222010364657250021e01036520625002190202722050021f0103666f725002130103682069500208020265205002180103696e67500227020273685002060202747350020a01036c616e50020f0202697350020501036e206650021101036f722050021403016450021c020273735002240103706c6150020e0202756250020201037220635002200301745002150202646550021d02026f73500223010373207050020c020268205002070202696e5002260202736950022501037468655002170202732050020b010375626c5002030408070707070708080708080807080807080707080708080607080708060707080707070807');
CREATE TABLE IF NOT EXISTS 'search_parts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_parts_idx VALUES(1,X'',2);
INSERT INTO search_parts_idx VALUES(2,X'',2);
INSERT INTO search_parts_idx VALUES(3,X'',2);
INSERT INTO search_parts_idx VALUES(4,X'',2);
INSERT INTO search_parts_idx VALUES(5,X'',2);
CREATE TABLE IF NOT EXISTS 'search_parts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_parts_config VALUES('version',4);
CREATE TABLE content (
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- of the text as UTF-8, lower-case hex
    media TEXT NOT NULL CHECK (media IN ('text/plain', 'text/html')),
    text TEXT NOT NULL,
    words TEXT, -- of HTML, what a reader sees; null: the text itself
    PRIMARY KEY (sha256, media)
) STRICT;
INSERT INTO content VALUES('84fc2f6d3beec18191cecae3f251f24f6a1fdadad0aa6607d3ccd99a5903c834','text/plain',replace('Orban said the pipe opens in May.\n','\n',char(10)),NULL);
INSERT INTO content VALUES('ea461dddf03bd1b3e1feb35e3c9e773ceb2cc7f4e3b95f78887eac6e477870d3','text/plain',replace('Ministers promise answer on the border crossing\n\nTBILISI, Tuesday 7 October 2025 - Foreign Minister Nino Beridze said on Tuesday that the government would publish its plan for the border crossing within three weeks or so.\n\n"We will open the first lane by the end of November," she told reporters after talks with her neighbour, Aram Petrosyan. The two met in Batumi on 3 October.\n\nPetrosyan said his cabinet would answer within ten days of receiving the plan. They are to meet again in Yerevan on 20 October.\n\nThe crossing has been shut for four years.\n','\n',char(10)),NULL);
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
INSERT INTO copy VALUES('06H0YHFADY81RZVF','06H0YHFADX6TAVQW','84fc2f6d3beec18191cecae3f251f24f6a1fdadad0aa6607d3ccd99a5903c834','text/plain',34,'2026-11-24T20:36:09.967Z');
INSERT INTO copy VALUES('06H0YVNWX7J3CWGQ','06H0YVNWX7J3CWGP','ea461dddf03bd1b3e1feb35e3c9e773ceb2cc7f4e3b95f78887eac6e477870d3','text/plain',553,'2026-11-24T21:20:45.289Z');
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
INSERT INTO citation VALUES('06H0YHFBBQHMEYQ6','06H0TEVJZD0XBG19',NULL,NULL,'06H0YHFADX6TAVQW','the pipe opens in May',NULL,NULL,'supports','2026-11-24',NULL,'2026-11-24T20:36:10.205Z');
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_evidence','search_evidence',0,'CREATE VIRTUAL TABLE search_evidence USING fts5 (
    body, content = ''evidence_text'', content_rowid = ''doc'',
    tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'search_evidence_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_evidence_data VALUES(1,X'036b');
INSERT INTO search_evidence_data VALUES(10,X'000000000102020002010101020101');
INSERT INTO search_evidence_data VALUES(137438953473,X'0000004f0330696e3d020702020501036d61793d020802020601056f70656e733d020602020402047262616e3d02020104706970653d02050202030104736169643d020301037468653d0204020202040a0b0d090c09');
INSERT INTO search_evidence_data VALUES(274877906945,X'0000027a033032304602570302323546020d01013346024001013746020b0105616674657246023302046761696e46025302056e7377657246040445020372616d4602380301654602500106626174756d6946023e020365656e46025c03057269647a6546021102056f726465724604071902017946022b0107636162696e65744602450207726f7373696e67460608193d01046461797346024a0103656e6446022d0105666972737446022902026f7246041c4404046569676e46020e0302757246025f010a676f7665726e6d656e74460217010368617346025b02026572460236020269734602440102696e46043d190202747346021a01046c616e6546022a01046d65657446025203017446023c0207696e697374657246020f09017346020201096e65696768626f75724602370203696e6f46021002076f76656d62657246022f01076f63746f62657246060c371902016646042e1f02016e460805102e19020370656e4602270201724602230109706574726f7379616e4604390b02036c616e46041b350206726f6d697365460203020675626c6973684602190109726563656976696e6746024c0307706f727465727346023201047361696446041233020268654602300302757446025d02016f460224010574616c6b73460234020662696c6973694602090202656e460249020368617446021503016546100612090d0610150e04017946024f030372656546022102016f46025103026c64460231020675657364617946040a0c0202776f46023b010277654602250303656b734602220203696c6c460226030274684602350502696e4604202a02046f756c6446041830010579656172734602600305726576616e46025504070706060a090b08060b080a0b060c0e09080a0809070f08070708070909060c060e080c0e070908060f090b0b0e0c0a0707060a0b07080d060806070c0707080807080a0a');
CREATE TABLE IF NOT EXISTS 'search_evidence_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_evidence_idx VALUES(1,X'',2);
INSERT INTO search_evidence_idx VALUES(2,X'',2);
CREATE TABLE IF NOT EXISTS 'search_evidence_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_evidence_docsize VALUES(61,X'07');
INSERT INTO search_evidence_docsize VALUES(63,X'05');
INSERT INTO search_evidence_docsize VALUES(70,X'5f');
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
INSERT INTO recurrence VALUES('06H0YHF94FX0C7T1','FREQ=DAILY;INTERVAL=90','2026-10-31',0,NULL,'2026-10-16',1,NULL,3,NULL,NULL,NULL,'2027-01-29','2026-11-24T20:36:09.635Z',2);
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
INSERT INTO link VALUES('06H0TEVAEB9V4R40','06H0TEVAEAG3HWX9','06H0TEV82HK821HH','same','2025-11-10',NULL,'2026-11-24T11:05:27.410Z');
INSERT INTO link VALUES('06H0TEVJ07WDZ36T','06H0TEVJ07WDZ36S','06H0TEVFP3SF6E19','different','2025-11-01',NULL,'2026-11-24T11:05:29.345Z');
INSERT INTO link VALUES('06H0TEVNRYKZVB5S','06H0TEVAEAG3HWX9','06H0TEVJZD0XBG19','related','2025-12-05','both in Vienna','2026-11-24T11:05:30.311Z');
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
INSERT INTO article VALUES('06H0YVNWX7J3CWGR','06H0YVNWX7J3CWGQ','rules','2025-10-07',NULL,'UTC','ea461dddf03bd1b3e1feb35e3c9e773ceb2cc7f4e3b95f78887eac6e477870d3',0,'2026-11-24T21:20:45.289Z',1);
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
INSERT INTO candidate VALUES('06H0YVNWX7J3CWGS',1,'06H0YVNWX7J3CWGR','deadline','publish its plan for the border crossing','Nino Beridze','Foreign Minister','within three weeks or so',196,220,'TBILISI, Tuesday 7 October 2025 - Foreign Minister Nino Beridze said on Tuesday that the government would publish its plan for the border crossing within three weeks or so.',49,221,'2025-10-07','2025-10-28','week','or so','Three weeks counted from 7 October 2025 end on 28 October 2025; “or so” allows 6 more days, a quarter of 21 days, to 3 November 2025.','will: commits','within-length',85,'accepted',0,NULL,'06H0YVP7TY73BBBJ',NULL,'2026-11-24T21:20:45.289Z',2);
INSERT INTO candidate VALUES('06H0YVNWX7J3CWGT',2,'06H0YVNWX7J3CWGR','deadline','open the first lane','Nino Beridze','Foreign Minister','by the end of November',252,274,'"We will open the first lane by the end of November," she told reporters after talks with her neighbour, Aram Petrosyan.',223,343,'2025-10-07','2025-11-30','month',NULL,'The last day is 30 November 2025: “by” includes the end of November 2025.','will: commits','by-when',93,'dropped',0,'not our subject',NULL,NULL,'2026-11-24T21:20:45.289Z',2);
INSERT INTO candidate VALUES('06H0YVNWX7J3CWGV',3,'06H0YVNWX7J3CWGR','event_past','The two met in Batumi',NULL,NULL,'on 3 October',366,378,'The two met in Batumi on 3 October.',344,379,'2025-10-03','2025-10-03','day',NULL,'The day named: 3 October 2025; no year was said, so the last one is meant.','did: happened','on-when',80,'waiting',0,NULL,NULL,NULL,'2026-11-24T21:20:45.289Z',1);
INSERT INTO candidate VALUES('06H0YVNWX7J3CWGW',4,'06H0YVNWX7J3CWGR','deadline','his cabinet would answer','Aram Petrosyan',NULL,'within ten days of receiving the plan',421,458,'Petrosyan said his cabinet would answer within ten days of receiving the plan.',381,459,'2025-10-07',NULL,'day',NULL,'Ten days counted from “receiving the plan”, which has no day yet.','will: commits','within-after-event',80,'waiting',0,NULL,NULL,NULL,'2026-11-24T21:20:45.289Z',1);
INSERT INTO candidate VALUES('06H0YVNWX7J3CWGX',5,'06H0YVNWX7J3CWGR','event_scheduled','meet again in Yerevan',NULL,NULL,'on 20 October',494,507,'They are to meet again in Yerevan on 20 October.',460,508,'2025-10-20','2025-10-20','day',NULL,'The day named: 20 October 2025; no year was said, so the next one is meant.','be-to: commits','on-when',90,'waiting',0,NULL,NULL,NULL,'2026-11-24T21:20:45.289Z',1);
CREATE TABLE candidate_bound (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;
INSERT INTO candidate_bound VALUES('06H0YVNWX7J3CWGT',0,'Nino Beridze');
CREATE TABLE candidate_reason (
    candidate TEXT NOT NULL REFERENCES candidate (id),
    position INTEGER NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    PRIMARY KEY (candidate, position)
) STRICT, WITHOUT ROWID;
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGS',0,'will: commits');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGS',1,'speaker: reported speech');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGS',2,'a speaker is named');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGS',3,'it is hedged');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGT',0,'will: commits');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGT',1,'speaker: quotation, ascribed behind it, by a pronoun');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGT',2,'a speaker is named');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGT',3,'who has to act is named');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGV',0,'did: happened');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGV',1,'speaker: the writer states it');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGV',2,'a day is named');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGW',0,'will: commits');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGW',1,'speaker: reported speech');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGW',2,'a speaker is named');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGW',3,'a day is named');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGW',4,'it hangs on an event');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGX',0,'be-to: commits');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGX',1,'speaker: the writer states it');
INSERT INTO candidate_reason VALUES('06H0YVNWX7J3CWGX',2,'a day is named');
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
CREATE INDEX candidate_article ON candidate (article);
CREATE INDEX candidate_waiting ON candidate (number) WHERE state = 'waiting';
CREATE INDEX candidate_deadline ON candidate (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX candidate_event ON candidate (event) WHERE event IS NOT NULL;
PRAGMA writable_schema=OFF;
COMMIT;
