CREATE TABLE "support_faq_version" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "external_key" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "tracking_key" text;--> statement-breakpoint
ALTER TABLE "support_faq" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_external_key" ON "deliveries" USING btree ("external_key");--> statement-breakpoint
CREATE INDEX "deliveries_tracking_key" ON "deliveries" USING btree ("tracking_key");