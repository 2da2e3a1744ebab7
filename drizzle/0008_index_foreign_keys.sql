CREATE INDEX "contexts_wave" ON "contexts" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "published_figures_wave" ON "published_figures" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "transitions_revision" ON "transitions" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "edition_events_edition" ON "edition_events" USING btree ("edition_id");