CREATE TABLE "pending_acts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"body" text,
	"status" "ticket_status",
	"awaiting" "ticket_awaiting",
	"seen_version" integer,
	"release_at" timestamp(3) with time zone NOT NULL,
	"released_at" timestamp(3) with time zone,
	"undone_at" timestamp(3) with time zone,
	"failure" text,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pending_acts" ADD CONSTRAINT "pending_acts_ticket_id_support_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."support_tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_acts" ADD CONSTRAINT "pending_acts_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pending_acts_ticket" ON "pending_acts" USING btree ("ticket_id","actor_id");--> statement-breakpoint
CREATE INDEX "pending_acts_created" ON "pending_acts" USING btree ("created_at");