-- Whom a wave asks is a record of its own, known before anybody has answered.
INSERT INTO wave_bodies (wave_id, body_id)
SELECT DISTINCT wave_id, body_id FROM answers;
--> statement-breakpoint
-- What the installation has decided: one row.
INSERT INTO settings (id) VALUES (1);
--> statement-breakpoint
ALTER TABLE settings ADD CONSTRAINT settings_one_row CHECK (id = 1);
--> statement-breakpoint
CREATE INDEX audit_events_survey ON audit_events ((details ->> 'survey'), sequence);
--> statement-breakpoint
-- A wave that nobody has answered yet is no part of what an edition freezes.
CREATE OR REPLACE VIEW working_records AS
WITH asked AS (
	SELECT DISTINCT w.survey_id, a.body_id
	FROM answers a
	JOIN waves w ON w.id = a.wave_id
	WHERE a.accepted_revision_id IS NOT NULL
), answered AS (
	SELECT w.*
	FROM waves w
	WHERE EXISTS (SELECT FROM answers a WHERE a.wave_id = w.id AND a.accepted_revision_id IS NOT NULL)
)
SELECT s.id AS survey_id, 0 AS position, 'survey' AS kind, s.slug AS key, s.definition AS content
FROM surveys s
UNION ALL
SELECT w.survey_id, w.position, 'wave', w.slug,
	jsonb_build_object('slug', w.slug, 'title', w.title, 'law', w.law, 'as_at', w.as_at, 'note', w.note)
FROM answered w
UNION ALL
SELECT q.survey_id, q.position, 'question', q.code, q.definition
FROM questions q
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
SELECT r.survey_id, r.position, 'recommendation', r.code,
	jsonb_build_object('code', r.code, 'title', r.title, 'summary', r.summary)
FROM recommendations r
UNION ALL
SELECT r.survey_id, c.position, 'criterion', c.code, c.definition
FROM criteria c
JOIN recommendations r ON r.id = c.recommendation_id
UNION ALL
SELECT w.survey_id, x.id, 'context', w.slug || ' ' || c.code || ' ' || coalesce(b.slug, 'government') || ' ' || row_number() OVER (PARTITION BY x.wave_id, x.criterion_id, x.body_id ORDER BY x.id),
	jsonb_build_object('wave', w.slug, 'body', b.slug, 'criterion', c.code, 'note', x.note, 'source', x.source)
FROM contexts x
JOIN answered w ON w.id = x.wave_id
JOIN criteria c ON c.id = x.criterion_id
LEFT JOIN bodies b ON b.id = x.body_id
UNION ALL
SELECT w.survey_id, p.id, 'published_figure', w.slug || ' ' || b.slug || ' ' || q.code,
	jsonb_build_object('wave', w.slug, 'body', b.slug, 'question', q.code, 'percent', p.percent,
		'decimals', p.decimals, 'source', p.source, 'note', p.note)
FROM published_figures p
JOIN answered w ON w.id = p.wave_id
JOIN bodies b ON b.id = p.body_id
JOIN questions q ON q.id = p.question_id
UNION ALL
SELECT h.survey_id, h.position, 'chart', h.slug, h.settings
FROM charts h;
