CREATE TABLE "codebook_entries" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "codebook_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"question_id" integer NOT NULL,
	"phrase" text NOT NULL,
	"coding" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "codebook_entries_phrase" UNIQUE("question_id","phrase")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"answer_id" integer NOT NULL,
	"response_id" integer,
	"follows_revision_id" integer,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"before" jsonb,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "drafts_answer_id_unique" UNIQUE("answer_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "documents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"request_id" integer NOT NULL,
	"response_id" integer,
	"sha256" text,
	"name" text,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by" text NOT NULL,
	"redacts_id" integer,
	"licence" text,
	"checked_at" timestamp (3) with time zone,
	"checked_by" text,
	"is_public" boolean DEFAULT false NOT NULL,
	"erasure_id" integer,
	CONSTRAINT "documents_redacts_id_unique" UNIQUE("redacts_id"),
	CONSTRAINT "documents_checked_whole" CHECK (("documents"."checked_at" IS NULL) = ("documents"."checked_by" IS NULL)),
	CONSTRAINT "documents_public_when_checked" CHECK (NOT "documents"."is_public" OR ("documents"."checked_at" IS NOT NULL AND "documents"."licence" IS NOT NULL)),
	CONSTRAINT "documents_erased_whole" CHECK (("documents"."sha256" IS NULL) = ("documents"."erasure_id" IS NOT NULL) AND ("documents"."name" IS NULL) = ("documents"."erasure_id" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "internal_note" text;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "last_draft_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "request_id" integer;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "event_id" integer;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "entered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "codebook_entries" ADD CONSTRAINT "codebook_entries_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_follows_revision_id_revisions_id_fk" FOREIGN KEY ("follows_revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_redacts_id_documents_id_fk" FOREIGN KEY ("redacts_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drafts_response" ON "drafts" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "drafts_follows" ON "drafts" USING btree ("follows_revision_id");--> statement-breakpoint
CREATE INDEX "documents_request" ON "documents" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "documents_response" ON "documents" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "documents_sha256" ON "documents" USING btree ("sha256");--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_event_id_request_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."request_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "responses_request" ON "responses" USING btree ("request_id");--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_event_id_unique" UNIQUE("event_id");--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_request_and_event" CHECK (("responses"."request_id" IS NULL) = ("responses"."event_id" IS NULL));--> statement-breakpoint
-- Events by which a response came had no response of their own until now.
INSERT INTO responses (wave_id, body_id, ordinal, request_id, event_id, responded_on)
SELECT r.wave_id, r.body_id,
	coalesce((SELECT max(o.ordinal) FROM responses o WHERE o.wave_id = r.wave_id AND o.body_id = r.body_id), 0)
		+ row_number() OVER (PARTITION BY r.wave_id, r.body_id ORDER BY e."on", e.id),
	r.id, e.id, e."on"
FROM request_events e
JOIN requests r ON r.id = e.request_id
WHERE e.struck_at IS NULL AND e.kind IN ('part_response', 'response', 'review_decided', 'regulator_decided');
--> statement-breakpoint
-- Those of bodies whose every answer has been submitted have been entered.
UPDATE responses r SET entered_at = (SELECT max(v.created_at) FROM revisions v WHERE v.response_id = r.id)
WHERE NOT EXISTS (
	SELECT FROM waves w
	JOIN questions q ON q.survey_id = w.survey_id
	LEFT JOIN answers a ON a.wave_id = w.id AND a.body_id = r.body_id AND a.question_id = q.id
	WHERE w.id = r.wave_id AND NOT EXISTS (SELECT FROM revisions v WHERE v.answer_id = a.id)
);
--> statement-breakpoint
-- What has been submitted, accepted or not: the latest revision of each answer, with the columns of
-- working_answers, and where it stands in review. A draft is no revision, and no part of it. No edition
-- is frozen from this.
CREATE VIEW submitted_answers AS
SELECT
	w.survey_id,
	(w.position * 1000000 + q.position)::integer AS position,
	w.slug AS wave,
	b.slug AS body,
	q.code AS question,
	r.content || jsonb_build_object(
		'first_disposition', coalesce(first_answer.disposition, r.content ->> 'disposition'),
		'responded_on', response.responded_on
	) AS content,
	review.state,
	a.accepted_revision_id IS NOT NULL AND a.accepted_revision_id <> r.id AS follows_accepted
FROM answers a
JOIN LATERAL (
	SELECT latest.id, latest.content, latest.response_id
	FROM revisions latest
	WHERE latest.answer_id = a.id
	ORDER BY latest.number DESC
	LIMIT 1
) r ON true
JOIN LATERAL (
	SELECT t."to" AS state
	FROM transitions t
	WHERE t.revision_id = r.id
	ORDER BY t.id DESC
	LIMIT 1
) review ON true
JOIN waves w ON w.id = a.wave_id
JOIN bodies b ON b.id = a.body_id
JOIN questions q ON q.id = a.question_id
LEFT JOIN responses response ON response.id = r.response_id
-- The latest revision on the first response, accepted or not: here each is taken to stand.
LEFT JOIN LATERAL (
	SELECT fr.content ->> 'disposition' AS disposition
	FROM revisions fr
	JOIN responses f ON f.id = fr.response_id AND f.ordinal = 1
	WHERE fr.answer_id = a.id
	ORDER BY fr.number DESC
	LIMIT 1
) first_answer ON true;
--> statement-breakpoint
-- The records of a survey while it is worked on: every wave, and every body that one of them asks,
-- whether or not anything has been accepted. Else as working_records.
CREATE VIEW asked_records AS
WITH asked AS (
	SELECT DISTINCT w.survey_id, wb.body_id
	FROM wave_bodies wb
	JOIN waves w ON w.id = wb.wave_id
)
SELECT survey_id, position, kind, key, content
FROM working_records
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
JOIN headcounts h ON h.body_id = b.id;
