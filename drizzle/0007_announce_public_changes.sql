-- What readers see changes only with an event of an edition or with the register of bodies. Either is
-- announced when its transaction commits, so that every server process drops the pages it kept.

CREATE FUNCTION announce_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('crosscheck_public_change', TG_TABLE_NAME);
	RETURN NULL;
END
$$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['edition_events', 'edition_records', 'edition_answers', 'edition_assessments', 'bodies', 'body_changes', 'headcounts']
	LOOP
		EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION announce_public_change()', name || '_announced', name);
	END LOOP;
END
$$;
