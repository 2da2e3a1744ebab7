CREATE TABLE "bodies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bodies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"kind" text,
	"has_ministers" boolean,
	"govuk_slug" text,
	CONSTRAINT "bodies_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "body_changes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "body_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"predecessor_id" integer,
	"successor_id" integer,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"what" text,
	"confidence" text NOT NULL,
	CONSTRAINT "body_changes_names_a_body" CHECK (num_nonnulls("body_changes"."predecessor_id", "body_changes"."successor_id") > 0)
);
--> statement-breakpoint
CREATE TABLE "headcounts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "headcounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"body_id" integer NOT NULL,
	"as_at" date NOT NULL,
	"headcount" integer NOT NULL,
	"fte" integer NOT NULL,
	"source_title" text NOT NULL,
	"source_rounding" text,
	CONSTRAINT "headcounts_body_day" UNIQUE("body_id","as_at")
);
--> statement-breakpoint
ALTER TABLE "body_changes" ADD CONSTRAINT "body_changes_predecessor_id_bodies_id_fk" FOREIGN KEY ("predecessor_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_changes" ADD CONSTRAINT "body_changes_successor_id_bodies_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "headcounts" ADD CONSTRAINT "headcounts_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;