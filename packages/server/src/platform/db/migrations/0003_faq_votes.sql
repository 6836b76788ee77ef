CREATE TABLE "support_faq_votes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"faq_id" uuid NOT NULL,
	"person_id" uuid,
	"helpful" boolean NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "support_faq_votes" ADD CONSTRAINT "support_faq_votes_faq_id_support_faq_id_fk" FOREIGN KEY ("faq_id") REFERENCES "public"."support_faq"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_faq_votes" ADD CONSTRAINT "support_faq_votes_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "support_faq_votes_person" ON "support_faq_votes" USING btree ("faq_id","person_id") WHERE "support_faq_votes"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "support_faq_votes_count" ON "support_faq_votes" USING btree ("faq_id","helpful");