ALTER TABLE "edition_events" ADD COLUMN "erasure_id" integer;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "erasure_id" integer;--> statement-breakpoint
ALTER TABLE "edition_events" ADD CONSTRAINT "edition_events_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What a publisher wrote of an edition can be erased as its rows can: its note, and the words of what
-- happened to it. The rest of either row is as it was.
CREATE FUNCTION allow_only_erasure_of_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.erasure_id IS NULL AND NEW.erasure_id IS NOT NULL AND NEW.note = ''
		AND to_jsonb(NEW) - ARRAY['note', 'erasure_id'] = to_jsonb(OLD) - ARRAY['note', 'erasure_id']
	THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION '% is kept for good: only an erasure may change it, and only its note, to nothing', TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE FUNCTION allow_only_erasure_of_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.erasure_id IS NULL AND NEW.erasure_id IS NOT NULL
		AND OLD.content ? 'words' AND NEW.content = OLD.content - 'words'
		AND to_jsonb(NEW) - ARRAY['content', 'erasure_id']
			= to_jsonb(OLD) - ARRAY['content', 'erasure_id']
	THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION '% is kept for good: only an erasure may change it, and only its words, to nothing', TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
DROP TRIGGER editions_frozen ON editions;
--> statement-breakpoint
DROP TRIGGER edition_events_frozen ON edition_events;
--> statement-breakpoint
CREATE TRIGGER editions_frozen BEFORE UPDATE ON editions FOR EACH ROW EXECUTE FUNCTION allow_only_erasure_of_note();
--> statement-breakpoint
CREATE TRIGGER editions_not_deleted BEFORE DELETE ON editions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER edition_events_frozen BEFORE UPDATE ON edition_events FOR EACH ROW EXECUTE FUNCTION allow_only_erasure_of_words();
--> statement-breakpoint
CREATE TRIGGER edition_events_not_deleted BEFORE DELETE ON edition_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE editions ADD CONSTRAINT editions_erased_whole CHECK (erasure_id IS NULL OR note = '');
--> statement-breakpoint
ALTER TABLE edition_events ADD CONSTRAINT edition_events_erased_whole CHECK (erasure_id IS NULL OR NOT content ? 'words');
