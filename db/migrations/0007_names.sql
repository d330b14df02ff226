-- Topics have other names too, and a record that was taken away is no more found.

-- Other names of a topic.
CREATE TABLE topic_alias (
    topic TEXT NOT NULL REFERENCES topic (slug),
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;

-- As before, with the other names of topics, and without what is gone.
DROP VIEW search_text;
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
