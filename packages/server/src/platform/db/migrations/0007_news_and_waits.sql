ALTER TABLE "support_tickets" ADD COLUMN "unanswered_since" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "support_tickets" ADD COLUMN "has_news" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "notifications_ticket" ON "notifications" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "support_tickets_news" ON "support_tickets" USING btree ("customer_id","has_news","updated_at","id");--> statement-breakpoint
CREATE INDEX "support_tickets_waiting" ON "support_tickets" USING btree ("agent_id",(case when "status" in ('open', 'in_progress') then "unanswered_since" end),"id");