CREATE TABLE "ticket_figures" (
	"figure" text NOT NULL,
	"of" text NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "ticket_figures_figure_of_pk" PRIMARY KEY("figure","of")
);
--> statement-breakpoint
CREATE TABLE "ledger_readers" (
	"name" text PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"birth" text DEFAULT '' NOT NULL,
	"since" "pg_snapshot",
	"up_to" "pg_snapshot",
	"seq" bigint,
	"moved_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX IF EXISTS "support_tickets_unassigned_waiting";--> statement-breakpoint
DROP INDEX IF EXISTS "support_tickets_delivery";--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "support_tickets_unclosed" ON "support_tickets" USING btree ("agent_id","id") WHERE "support_tickets"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "support_tickets_unclosed_ids" ON "support_tickets" USING btree ("id") WHERE "support_tickets"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "support_tickets_all_waiting" ON "support_tickets" USING btree ((case when "status" in ('open', 'in_progress') then "unanswered_since" end),"id");