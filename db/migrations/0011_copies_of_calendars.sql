-- Which calendars' entries events and deadlines are, and which copy of one last said something new.

-- The UID of the entry that an event is, and which of its instances: the day, or the instant in UTC,
-- on which it would have begun; empty for one that does not repeat.
ALTER TABLE event ADD COLUMN uid TEXT;
ALTER TABLE event ADD COLUMN mark TEXT CHECK ((mark IS NULL) = (uid IS NULL));
-- SEQUENCE, LAST-MODIFIED and DTSTAMP of the copy that last changed it, and 'alone' if these are of
-- this instance and not of all; null: no calendar told of it, or an older tracker read that.
ALTER TABLE event ADD COLUMN revision TEXT CHECK (revision IS NULL OR uid IS NOT NULL);
CREATE INDEX event_uid ON event (uid) WHERE uid IS NOT NULL;
-- Likewise of a task; its id comes from the UID.
ALTER TABLE deadline ADD COLUMN revision TEXT;
