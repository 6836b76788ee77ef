CREATE TABLE "search_progress" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"before" uuid,
	"is_done" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_keys" (
	"ticket_id" uuid NOT NULL,
	"value" text NOT NULL,
	"is_internal" boolean DEFAULT false NOT NULL,
	CONSTRAINT "ticket_keys_ticket_id_value_pk" PRIMARY KEY("ticket_id","value")
);
--> statement-breakpoint
CREATE TABLE "ticket_search" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "found_by" "tsvector";--> statement-breakpoint
ALTER TABLE "ticket_search" ADD CONSTRAINT "ticket_search_ticket_id_support_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."support_tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_search" ADD CONSTRAINT "ticket_search_customer_id_users_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "ticket_keys_value" ON "ticket_keys" USING btree ("value" text_pattern_ops);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "ticket_keys_reversed" ON "ticket_keys" USING btree (reverse("value") text_pattern_ops);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "ticket_search_words" ON "ticket_search" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "ticket_search_customer" ON "ticket_search" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_found_by" ON "users" USING gin ("found_by") WITH (fastupdate=false) WHERE "users"."role" = 'customer' and "users"."found_by" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_found_by_nothing" ON "users" USING btree ("id") WHERE "users"."role" = 'customer' and "users"."found_by" is null;