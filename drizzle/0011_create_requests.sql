CREATE TABLE "calendar_feeds" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calendar_feeds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"wave_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "request_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "request_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"request_id" integer NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"until" date,
	"note" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"struck_at" timestamp (3) with time zone,
	"struck_by" text,
	CONSTRAINT "request_events_struck_whole" CHECK (("request_events"."struck_at" IS NULL) = ("request_events"."struck_by" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"wave_id" integer NOT NULL,
	"body_id" integer NOT NULL,
	"reference" text,
	"channel" text,
	"contact" text,
	"text" text,
	"follows_id" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "requests_follower" UNIQUE("follows_id","body_id")
);
--> statement-breakpoint
ALTER TABLE "waves" ADD COLUMN "request_template" text;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_events" ADD CONSTRAINT "request_events_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_follows_id_requests_id_fk" FOREIGN KEY ("follows_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_running" ON "calendar_feeds" USING btree ("account_id","wave_id") WHERE "calendar_feeds"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "calendar_feeds_account" ON "calendar_feeds" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_wave" ON "calendar_feeds" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "request_events_request" ON "request_events" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_first" ON "requests" USING btree ("wave_id","body_id") WHERE "requests"."follows_id" is null;--> statement-breakpoint
CREATE INDEX "requests_wave" ON "requests" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "requests_body" ON "requests" USING btree ("body_id");--> statement-breakpoint
-- What happened to a request stays on record. What was recorded by mistake is struck out, once, and the
-- rest of the row is as it was.
CREATE FUNCTION allow_only_strike() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.struck_at IS NULL AND NEW.struck_at IS NOT NULL
		AND OLD.struck_by IS NULL AND NEW.struck_by IS NOT NULL
		AND to_jsonb(NEW) - ARRAY['struck_at', 'struck_by']
			= to_jsonb(OLD) - ARRAY['struck_at', 'struck_by']
	THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION '% is kept for good: an event is struck out at most, and only once', TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER request_events_frozen BEFORE UPDATE ON request_events FOR EACH ROW EXECUTE FUNCTION allow_only_strike();
--> statement-breakpoint
CREATE TRIGGER request_events_not_deleted BEFORE DELETE ON request_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER request_events_not_truncated BEFORE TRUNCATE ON request_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
