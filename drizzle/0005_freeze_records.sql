-- What is frozen stays frozen: the database itself refuses to change, delete or truncate it. The one
-- exception is an erasure, which sets the content and its salt to nothing, names its tombstone, and
-- leaves everything else (the hash above all) as it was.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is kept for good: % is refused', TG_TABLE_NAME, TG_OP
		USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE FUNCTION allow_only_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.erasure_id IS NULL AND NEW.erasure_id IS NOT NULL
		AND NEW.content IS NULL AND NEW.salt IS NULL
		AND to_jsonb(NEW) - ARRAY['content', 'salt', 'erasure_id']
			= to_jsonb(OLD) - ARRAY['content', 'salt', 'erasure_id']
	THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION '% is kept for good: only an erasure may change it, and only to nothing', TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_addition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM edition_events WHERE edition_id = NEW.edition_id) THEN
		RAISE EXCEPTION '% is kept for good: nothing is added to an edition once it has been opened', TG_TABLE_NAME
			USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
-- Whole rows that never change.
DO $$
DECLARE name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['transitions', 'erasures', 'editions', 'edition_events', 'audit_events']
	LOOP
		EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_frozen', name);
		EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_not_truncated', name);
	END LOOP;
END
$$;
--> statement-breakpoint
-- Rows whose content can be erased.
DO $$
DECLARE name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['revisions', 'edition_records', 'edition_answers', 'edition_assessments']
	LOOP
		EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION allow_only_erasure()', name || '_frozen', name);
		EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_not_deleted', name);
		EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_not_truncated', name);
		-- Content goes together with its salt, and never without a tombstone.
		EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ((content IS NULL) = (erasure_id IS NOT NULL) AND (salt IS NULL) = (erasure_id IS NOT NULL))', name, name || '_erased_whole');
	END LOOP;
END
$$;
--> statement-breakpoint
-- An edition is whole when the first thing happens to it: its opening.
DO $$
DECLARE name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['edition_records', 'edition_answers', 'edition_assessments']
	LOOP
		EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_addition()', name || '_not_added_to', name);
	END LOOP;
END
$$;
