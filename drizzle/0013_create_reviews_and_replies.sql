CREATE TABLE "comments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"answer_id" integer,
	"finding_id" integer,
	"revision_id" integer NOT NULL,
	"transition_id" integer,
	"author" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"content" jsonb,
	"salt" text,
	"content_hash" text NOT NULL,
	"erasure_id" integer,
	CONSTRAINT "comments_transition_id_unique" UNIQUE("transition_id"),
	CONSTRAINT "comments_have_one_subject" CHECK (num_nonnulls("comments"."answer_id", "comments"."finding_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "published_replies" (
	"reply_id" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "replies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"invitation_id" integer NOT NULL,
	"revision_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"may_be_published" boolean NOT NULL,
	"content" jsonb,
	"salt" text,
	"content_hash" text NOT NULL,
	"erasure_id" integer
);
--> statement-breakpoint
CREATE TABLE "reply_invitations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reply_invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"wave_id" integer NOT NULL,
	"body_id" integer NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	CONSTRAINT "reply_invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "reply_invitations_withdrawn_whole" CHECK (("reply_invitations"."withdrawn_at" IS NULL) = ("reply_invitations"."withdrawn_by" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "second_coding_samples" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "second_coding_samples_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"wave_id" integer NOT NULL,
	"share_percent" integer NOT NULL,
	"seed" text NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"drawn_by" text NOT NULL,
	"coder_id" integer NOT NULL,
	CONSTRAINT "second_coding_samples_wave_id_unique" UNIQUE("wave_id"),
	CONSTRAINT "second_coding_samples_share" CHECK ("second_coding_samples"."share_percent" BETWEEN 1 AND 100)
);
--> statement-breakpoint
CREATE TABLE "second_codings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "second_codings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"sample_id" integer NOT NULL,
	"answer_id" integer NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"draft" jsonb,
	"content" jsonb,
	"submitted_at" timestamp (3) with time zone,
	"settlement" text,
	"settlement_note" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	CONSTRAINT "second_codings_place" UNIQUE("sample_id","answer_id"),
	CONSTRAINT "second_codings_submitted_whole" CHECK (("second_codings"."content" IS NULL) = ("second_codings"."submitted_at" IS NULL)),
	CONSTRAINT "second_codings_settled_whole" CHECK (num_nonnulls("second_codings"."settlement", "second_codings"."settled_at", "second_codings"."settled_by") IN (0, 3))
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "corrections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"content" jsonb,
	"salt" text,
	"content_hash" text NOT NULL,
	"erasure_id" integer
);
--> statement-breakpoint
ALTER TABLE "recommendations" ADD COLUMN "government_response" jsonb;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "active_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "last_visit_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "request_events" ADD COLUMN "erasure_id" integer;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_transition_id_transitions_id_fk" FOREIGN KEY ("transition_id") REFERENCES "public"."transitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_replies" ADD CONSTRAINT "published_replies_reply_id_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."replies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_invitation_id_reply_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."reply_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_invitations" ADD CONSTRAINT "reply_invitations_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_invitations" ADD CONSTRAINT "reply_invitations_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_coding_samples" ADD CONSTRAINT "second_coding_samples_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_coding_samples" ADD CONSTRAINT "second_coding_samples_coder_id_accounts_id_fk" FOREIGN KEY ("coder_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_codings" ADD CONSTRAINT "second_codings_sample_id_second_coding_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."second_coding_samples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_codings" ADD CONSTRAINT "second_codings_answer_id_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_answer" ON "comments" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "comments_finding" ON "comments" USING btree ("finding_id");--> statement-breakpoint
CREATE INDEX "comments_revision" ON "comments" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "replies_invitation" ON "replies" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "replies_revision" ON "replies" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "reply_invitations_place" ON "reply_invitations" USING btree ("wave_id","body_id");--> statement-breakpoint
CREATE INDEX "reply_invitations_body" ON "reply_invitations" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "second_coding_samples_coder" ON "second_coding_samples" USING btree ("coder_id");--> statement-breakpoint
CREATE INDEX "second_codings_answer" ON "second_codings" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "corrections_edition" ON "corrections" USING btree ("edition_id");--> statement-breakpoint
ALTER TABLE "request_events" ADD CONSTRAINT "request_events_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transitions" DROP COLUMN "comment";--> statement-breakpoint
-- What was said is kept for good, but for an erasure.
DO $$
DECLARE name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['comments', 'replies', 'corrections']
	LOOP
		EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION allow_only_erasure()', name || '_frozen', name);
		EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_not_deleted', name);
		EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_not_truncated', name);
		EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ((content IS NULL) = (erasure_id IS NOT NULL) AND (salt IS NULL) = (erasure_id IS NOT NULL))', name, name || '_erased_whole');
	END LOOP;
END
$$;
--> statement-breakpoint
CREATE TRIGGER corrections_announced AFTER INSERT OR UPDATE ON corrections FOR EACH STATEMENT EXECUTE FUNCTION announce_public_change();
--> statement-breakpoint
-- The note of an event can be erased; struck out or not, the rest of the row is as it was.
CREATE FUNCTION allow_only_strike_or_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.struck_at IS NULL AND NEW.struck_at IS NOT NULL
		AND OLD.struck_by IS NULL AND NEW.struck_by IS NOT NULL
		AND to_jsonb(NEW) - ARRAY['struck_at', 'struck_by']
			= to_jsonb(OLD) - ARRAY['struck_at', 'struck_by']
	THEN
		RETURN NEW;
	END IF;
	IF OLD.erasure_id IS NULL AND NEW.erasure_id IS NOT NULL
		AND OLD.note IS NOT NULL AND NEW.note IS NULL
		AND to_jsonb(NEW) - ARRAY['note', 'erasure_id'] = to_jsonb(OLD) - ARRAY['note', 'erasure_id']
	THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION '% is kept for good: an event is struck out once at most, and its note erased', TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
DROP TRIGGER request_events_frozen ON request_events;
--> statement-breakpoint
DROP FUNCTION allow_only_strike();
--> statement-breakpoint
CREATE TRIGGER request_events_frozen BEFORE UPDATE ON request_events FOR EACH ROW EXECUTE FUNCTION allow_only_strike_or_erasure();
--> statement-breakpoint
-- Besides what it was: who reviewed a wave, what the government said to a recommendation, the letters
-- that are public, which bodies were asked to reply to the coding of their answers, and what they said.
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
), reviewed AS (
	SELECT reviewers.wave_id, jsonb_agg(reviewers.name ORDER BY reviewers.name COLLATE "C") AS organisations
	FROM (
		SELECT DISTINCT a.wave_id, o.name
		FROM answers a
		JOIN transitions t ON t.revision_id = a.accepted_revision_id AND t."to" = 'accepted'
		JOIN accounts c ON t.actor = 'account:' || c.id
		JOIN organisations o ON o.id = c.organisation_id
	) reviewers
	GROUP BY reviewers.wave_id
), replied AS (
	SELECT i.wave_id, i.body_id,
		min(i.created_at) AS asked_at,
		max(least(i.expires_at, i.withdrawn_at)) AS until,
		min(p.at) AS replied_at
	FROM reply_invitations i
	LEFT JOIN replies p ON p.invitation_id = i.id
	-- One that was taken back before anybody opened it asked nobody.
	WHERE i.withdrawn_at IS NULL OR i.opened_at IS NOT NULL
	GROUP BY i.wave_id, i.body_id
)
SELECT s.id AS survey_id, 0 AS position, 'survey' AS kind, s.slug AS key, s.definition AS content
FROM surveys s
UNION ALL
SELECT w.survey_id, w.position, 'wave', w.slug,
	jsonb_build_object('slug', w.slug, 'title', w.title, 'law', w.law, 'as_at', w.as_at, 'note', w.note)
		|| CASE WHEN v.organisations IS NULL THEN '{}' ELSE jsonb_build_object('reviewed_by', v.organisations) END
FROM answered w
LEFT JOIN reviewed v ON v.wave_id = w.id
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
		|| CASE WHEN r.government_response IS NULL THEN '{}' ELSE jsonb_build_object('government_response', r.government_response) END
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
FROM charts h
UNION ALL
-- A file that belongs to several requests of a body is one letter.
SELECT letters.survey_id, letters.id, 'document', letters.wave || ' ' || letters.body || ' ' || letters.sha256,
	jsonb_build_object('wave', letters.wave, 'body', letters.body, 'sha256', letters.sha256,
		'name', letters.name, 'type', letters.type, 'bytes', letters.bytes, 'licence', letters.licence,
		'responded_on', letters.responded_on, 'redacts', letters.redacts)
FROM (
	SELECT DISTINCT ON (w.id, b.id, d.sha256)
		w.survey_id, d.id, w.slug AS wave, b.slug AS body, d.sha256, d.name, d.type, d.bytes, d.licence,
		p.responded_on, original.sha256 AS redacts
	FROM documents d
	JOIN requests r ON r.id = d.request_id
	JOIN answered w ON w.id = r.wave_id
	JOIN bodies b ON b.id = r.body_id
	LEFT JOIN responses p ON p.id = d.response_id
	LEFT JOIN documents original ON original.id = d.redacts_id
	WHERE d.is_public AND d.erasure_id IS NULL
	ORDER BY w.id, b.id, d.sha256, d.id
) letters
UNION ALL
SELECT w.survey_id, 0, 'reply_request', w.slug || ' ' || b.slug,
	jsonb_build_object('wave', w.slug, 'body', b.slug,
		'asked_on', (p.asked_at AT TIME ZONE 'Europe/London')::date,
		'until', (p.until AT TIME ZONE 'Europe/London')::date,
		'replied_on', (p.replied_at AT TIME ZONE 'Europe/London')::date)
FROM replied p
JOIN answered w ON w.id = p.wave_id
JOIN bodies b ON b.id = p.body_id
UNION ALL
-- The last reply to an answer stands for those before it.
SELECT last.survey_id, 0, 'reply', last.wave || ' ' || last.body || ' ' || last.question,
	jsonb_build_object('wave', last.wave, 'body', last.body, 'question', last.question,
		'replied_on', (last.at AT TIME ZONE 'Europe/London')::date, 'text', last.text,
		'of_earlier_coding', last.of_earlier_coding)
FROM (
	SELECT DISTINCT ON (a.id)
		w.survey_id, w.slug AS wave, b.slug AS body, q.code AS question, p.at, p.content ->> 'text' AS text,
		p.revision_id <> a.accepted_revision_id AS of_earlier_coding
	FROM published_replies s
	JOIN replies p ON p.id = s.reply_id
	JOIN revisions v ON v.id = p.revision_id
	JOIN answers a ON a.id = v.answer_id
	JOIN waves w ON w.id = a.wave_id
	JOIN bodies b ON b.id = a.body_id
	JOIN questions q ON q.id = a.question_id
	WHERE p.erasure_id IS NULL AND a.accepted_revision_id IS NOT NULL
	ORDER BY a.id, p.id DESC
) last;
