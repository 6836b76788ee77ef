ALTER TABLE "events" ADD COLUMN "groups" text[];--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "losing_groups" text[];