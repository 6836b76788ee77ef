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
CREATE INDEX "support_tickets_unclosed" ON "support_tickets" USING btree ("agent_id","id") WHERE "support_tickets"."status" <> 'closed';