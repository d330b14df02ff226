-- The search index: the words of all that was written down, and the parts of titles and names. It
-- keeps no text but reads it from the view, so a row is taken out before its record changes. It is
-- written from code, and filled from the record after the steps.

-- Records by a number that stays as it is: the seq of the first journal row of each.
CREATE VIEW record AS
SELECT seq AS doc, kind, id FROM journal j
WHERE NOT EXISTS (
    SELECT 1 FROM journal e WHERE e.kind = j.kind AND e.id = j.id AND e.seq < j.seq
);

-- Records with a text: title and body are searched by words, name by its parts. That is how the
-- title begins, or all names of a party, also without accents.
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
    END AS body,
    substr(CASE r.kind
        WHEN 'deadline' THEN (SELECT title FROM deadline WHERE id = r.id)
        WHEN 'event' THEN (SELECT title FROM event WHERE id = r.id)
        WHEN 'source' THEN (SELECT title FROM source WHERE id = r.id)
        WHEN 'topic' THEN (SELECT title FROM topic WHERE slug = r.id)
        WHEN 'party' THEN (
            SELECT name || char(10) || fold || coalesce((
                SELECT char(10) || group_concat(name || char(10) || fold, char(10)) FROM alias
                WHERE party = r.id), '')
            FROM party WHERE slug = r.id)
    END, 1, 1000) AS name
FROM record r
WHERE r.kind IN ('deadline', 'event', 'source', 'topic', 'party', 'note')
    OR r.kind = 'link' AND EXISTS (SELECT 1 FROM link WHERE id = r.id AND note IS NOT NULL)
    OR r.kind = 'event_standing' AND (
        EXISTS (SELECT 1 FROM event_standing WHERE id = r.id AND note IS NOT NULL)
        OR EXISTS (SELECT 1 FROM event_source WHERE event_standing = r.id AND quote IS NOT NULL))
    OR r.kind = 'verdict' AND (
        EXISTS (SELECT 1 FROM verdict WHERE id = r.id AND coalesce(missing, note) IS NOT NULL)
        OR EXISTS (SELECT 1 FROM verdict_source WHERE verdict = r.id AND quote IS NOT NULL));

CREATE VIRTUAL TABLE search_words USING fts5 (
    title, body, content = 'search_text', content_rowid = 'doc',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_parts USING fts5 (
    name, content = 'search_text', content_rowid = 'doc', tokenize = 'trigram', columnsize = 0
);
