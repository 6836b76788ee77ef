ALTER TABLE "deliveries" ADD COLUMN "carrier" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "service" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "destination_country" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "destination_area" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "hub" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "host_data" json;