-- Records that were taken away: their own rows are gone, their journal rows stay. The row that tells
-- it has the state {"removed": {...}}, in which the whole record is as it was; before it stands the
-- number, if the record had one, as {"number":141,"removed":...}. A number is never given again.
CREATE INDEX journal_spent ON journal (kind, CAST(substr(state, 11) AS INTEGER))
    WHERE state GLOB '{"number":*';
CREATE INDEX journal_removed ON journal (kind, id) WHERE state GLOB '{"removed":*';

-- What refers to a record is looked for before it is taken away.
CREATE INDEX verdict_event ON verdict (event) WHERE event IS NOT NULL;
CREATE INDEX verdict_same_as ON verdict (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX verdict_voids ON verdict (voids) WHERE voids IS NOT NULL;
CREATE INDEX IF NOT EXISTS verdict_source_source ON verdict_source (source);
CREATE INDEX IF NOT EXISTS event_source_source ON event_source (source);
