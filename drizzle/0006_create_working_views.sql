-- The working records as an edition would freeze them: the same columns as the edition's tables, so
-- that one set of queries reads either. What readers see comes from editions alone.

CREATE VIEW working_answers AS
SELECT
	w.survey_id,
	(w.position * 1000000 + q.position)::integer AS position,
	w.slug AS wave,
	b.slug AS body,
	q.code AS question,
	r.content || jsonb_build_object(
		'first_disposition', coalesce(first_answer.disposition, r.content ->> 'disposition'),
		'responded_on', response.responded_on
	) AS content
FROM answers a
JOIN revisions r ON r.id = a.accepted_revision_id
JOIN waves w ON w.id = a.wave_id
JOIN bodies b ON b.id = a.body_id
JOIN questions q ON q.id = a.question_id
LEFT JOIN responses response ON response.id = r.response_id
-- The latest accepted revision on the first response: correcting our own slip is not the body's change of mind.
LEFT JOIN LATERAL (
	SELECT fr.content ->> 'disposition' AS disposition
	FROM revisions fr
	JOIN responses f ON f.id = fr.response_id AND f.ordinal = 1
	WHERE fr.answer_id = a.id
		AND EXISTS (SELECT FROM transitions t WHERE t.revision_id = fr.id AND t."to" = 'accepted')
	ORDER BY fr.number DESC
	LIMIT 1
) first_answer ON true;
--> statement-breakpoint
CREATE VIEW working_findings AS
SELECT w.survey_id, w.slug AS wave, b.slug AS body, c.code AS criterion, r.content
FROM findings f
JOIN revisions r ON r.id = f.accepted_revision_id
JOIN waves w ON w.id = f.wave_id
JOIN criteria c ON c.id = f.criterion_id
LEFT JOIN bodies b ON b.id = f.body_id;
--> statement-breakpoint
CREATE VIEW working_records AS
WITH asked AS (
	SELECT DISTINCT w.survey_id, a.body_id
	FROM answers a
	JOIN waves w ON w.id = a.wave_id
	WHERE a.accepted_revision_id IS NOT NULL
)
SELECT s.id AS survey_id, 0 AS position, 'survey' AS kind, s.slug AS key, s.definition AS content
FROM surveys s
UNION ALL
SELECT w.survey_id, w.position, 'wave', w.slug,
	jsonb_build_object('slug', w.slug, 'title', w.title, 'law', w.law, 'as_at', w.as_at, 'note', w.note)
FROM waves w
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
JOIN waves w ON w.id = x.wave_id
JOIN criteria c ON c.id = x.criterion_id
LEFT JOIN bodies b ON b.id = x.body_id
UNION ALL
SELECT w.survey_id, p.id, 'published_figure', w.slug || ' ' || b.slug || ' ' || q.code,
	jsonb_build_object('wave', w.slug, 'body', b.slug, 'question', q.code, 'percent', p.percent,
		'decimals', p.decimals, 'source', p.source, 'note', p.note)
FROM published_figures p
JOIN waves w ON w.id = p.wave_id
JOIN bodies b ON b.id = p.body_id
JOIN questions q ON q.id = p.question_id
UNION ALL
SELECT h.survey_id, h.position, 'chart', h.slug, h.settings
FROM charts h;
