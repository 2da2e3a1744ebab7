-- An edition holds two more kinds of record: the requests behind its answers, by their dated events and
-- without a word that anybody wrote of them; and, where a survey has several waves, what became of the bodies
-- between them. What was there before stands in a view of its own.
ALTER VIEW working_records RENAME TO survey_records;
--> statement-breakpoint
CREATE VIEW request_records AS
SELECT w.survey_id, r.id AS position, 'request' AS kind,
	w.slug || ' ' || b.slug || ' ' || row_number() OVER (PARTITION BY r.wave_id, r.body_id ORDER BY r.id) AS key,
	jsonb_build_object('wave', w.slug, 'body', b.slug, 'follows', followed_body.slug, 'events', happened.events) AS content,
	r.wave_id, r.body_id
FROM requests r
JOIN waves w ON w.id = r.wave_id
JOIN bodies b ON b.id = r.body_id
LEFT JOIN requests followed ON followed.id = r.follows_id
LEFT JOIN bodies followed_body ON followed_body.id = followed.body_id
JOIN (
	SELECT e.request_id,
		jsonb_agg(jsonb_build_object('kind', e.kind, 'on', e."on", 'until', e.until) ORDER BY e.id) AS events
	FROM request_events e
	WHERE e.struck_at IS NULL
	GROUP BY e.request_id
) happened ON happened.request_id = r.id;
--> statement-breakpoint
-- The changes of the bodies that a survey asks and of whoever carried them on, however far.
CREATE VIEW body_change_records AS
WITH RECURSIVE related AS (
	SELECT w.survey_id, wb.body_id
	FROM wave_bodies wb
	JOIN waves w ON w.id = wb.wave_id
	UNION
	SELECT r.survey_id, c.successor_id
	FROM related r
	JOIN body_changes c ON c.predecessor_id = r.body_id
	WHERE c.successor_id IS NOT NULL AND c.kind IN ('renamed', 'split', 'merged')
), touching AS (
	SELECT r.survey_id, c.id FROM related r JOIN body_changes c ON c.predecessor_id = r.body_id
	UNION
	SELECT r.survey_id, c.id FROM related r JOIN body_changes c ON c.successor_id = r.body_id
)
SELECT t.survey_id, c.id AS position, 'body_change' AS kind,
	concat_ws(' ', c."on", c.kind, p.slug, s.slug) || ' ' || row_number() OVER (
		PARTITION BY t.survey_id, c."on", c.kind, p.slug, s.slug ORDER BY c.what COLLATE "C" NULLS FIRST, c.id
	) AS key,
	jsonb_build_object('predecessor', p.slug, 'successor', s.slug, 'kind', c.kind, 'on', c."on", 'what', c.what,
		'confidence', c.confidence,
		'bodies', (
			SELECT coalesce(jsonb_agg(jsonb_build_object('slug', b.slug, 'code', b.code, 'name', b.name) ORDER BY b.slug COLLATE "C"), '[]')
			FROM bodies b
			WHERE b.id IN (p.id, s.id)
		)) AS content
FROM touching t
JOIN body_changes c ON c.id = t.id
LEFT JOIN bodies p ON p.id = c.predecessor_id
LEFT JOIN bodies s ON s.id = c.successor_id;
--> statement-breakpoint
CREATE VIEW working_records AS
WITH answered AS (
	SELECT DISTINCT w.survey_id, a.wave_id, a.body_id
	FROM answers a
	JOIN waves w ON w.id = a.wave_id
	WHERE a.accepted_revision_id IS NOT NULL
)
SELECT survey_id, position, kind, key, content
FROM survey_records
UNION ALL
SELECT r.survey_id, r.position, r.kind, r.key, r.content
FROM request_records r
JOIN answered a ON a.wave_id = r.wave_id AND a.body_id = r.body_id
UNION ALL
SELECT c.survey_id, c.position, c.kind, c.key, c.content
FROM body_change_records c
WHERE (SELECT count(DISTINCT a.wave_id) FROM answered a WHERE a.survey_id = c.survey_id) > 1;
--> statement-breakpoint
CREATE OR REPLACE VIEW asked_records AS
WITH asked AS (
	SELECT DISTINCT w.survey_id, wb.body_id
	FROM wave_bodies wb
	JOIN waves w ON w.id = wb.wave_id
)
SELECT survey_id, position, kind, key, content
FROM survey_records
WHERE kind NOT IN ('wave', 'body', 'headcount')
UNION ALL
SELECT w.survey_id, w.position, 'wave', w.slug,
	jsonb_build_object('slug', w.slug, 'title', w.title, 'law', w.law, 'as_at', w.as_at, 'note', w.note)
FROM waves w
UNION ALL
SELECT asked.survey_id, 0, 'body', b.slug,
	jsonb_build_object('slug', b.slug, 'code', b.code, 'name', b.name, 'kind', b.kind,
		'has_ministers', b.has_ministers, 'govuk_slug', b.govuk_slug)
FROM asked
JOIN bodies b ON b.id = asked.body_id
UNION ALL
SELECT asked.survey_id, 0, 'headcount', b.slug || ' ' || h.as_at,
	jsonb_build_object('body', b.slug, 'as_at', h.as_at, 'headcount', h.headcount, 'fte', h.fte,
		'source', jsonb_build_object('title', h.source_title, 'rounding', h.source_rounding))
FROM asked
JOIN bodies b ON b.id = asked.body_id
JOIN headcounts h ON h.body_id = b.id
UNION ALL
SELECT survey_id, position, kind, key, content
FROM request_records
UNION ALL
SELECT c.survey_id, c.position, c.kind, c.key, c.content
FROM body_change_records c
WHERE (SELECT count(*) FROM waves w WHERE w.survey_id = c.survey_id) > 1;
