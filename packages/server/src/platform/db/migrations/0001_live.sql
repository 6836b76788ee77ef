CREATE TYPE "public"."mail_state" AS ENUM('queued', 'sending', 'sent', 'dead');--> statement-breakpoint
CREATE TYPE "public"."ticket_delivery_state" AS ENUM('verified', 'unverified', 'unknown');--> statement-breakpoint
CREATE TABLE "ledger" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"birth" text NOT NULL,
	"cluster" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"scopes" text[] NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"last_used_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "guest_codes" (
	"email" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_items" (
	"recipient_id" uuid NOT NULL,
	"notification_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	CONSTRAINT "mail_items_recipient_id_notification_id_pk" PRIMARY KEY("recipient_id","notification_id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"recipient_id" uuid,
	"to" text NOT NULL,
	"locale" "locale" NOT NULL,
	"ticket_id" uuid,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" "mail_state" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"sent_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"in_app" boolean NOT NULL,
	"email" boolean NOT NULL,
	CONSTRAINT "notification_preferences_user_id_kind_pk" PRIMARY KEY("user_id","kind")
);
--> statement-breakpoint
CREATE TABLE "ticket_marks" (
	"ticket_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_role" "role" NOT NULL,
	"delivered_through" uuid,
	"seen_through" uuid,
	"seen_at" timestamp(3) with time zone,
	CONSTRAINT "ticket_marks_ticket_id_user_id_pk" PRIMARY KEY("ticket_id","user_id")
);
--> statement-breakpoint
DROP INDEX "events_ticket";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "seq" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "live_ended_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "support_tickets" ADD COLUMN "delivery_ref" text;--> statement-breakpoint
ALTER TABLE "support_tickets" ADD COLUMN "delivery_state" "ticket_delivery_state";--> statement-breakpoint
ALTER TABLE "support_tickets" ADD COLUMN "first_response_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "support_tickets" ADD COLUMN "last_message_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "support_tickets" ADD COLUMN "last_message_by" "role";--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_items" ADD CONSTRAINT "mail_items_recipient_id_users_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_items" ADD CONSTRAINT "mail_items_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_items" ADD CONSTRAINT "mail_items_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_recipient_id_users_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_ticket_id_support_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."support_tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_marks" ADD CONSTRAINT "ticket_marks_ticket_id_support_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."support_tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_marks" ADD CONSTRAINT "ticket_marks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guest_codes_expiry" ON "guest_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "one_time_tokens_user" ON "one_time_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "one_time_tokens_expiry" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_items_mail" ON "mail_items" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at") WHERE "mails"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "mails_state" ON "mails" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "mails_recipient" ON "mails" USING btree ("recipient_id","ticket_id","due_at");--> statement-breakpoint
CREATE INDEX "events_seq" ON "events" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "events_customer" ON "events" USING btree (("audience"->>'customer'),"xid");--> statement-breakpoint
CREATE INDEX "users_live_ended" ON "users" USING btree ("live_ended_at") WHERE "users"."live_ended_at" is not null;--> statement-breakpoint
CREATE INDEX "events_ticket" ON "events" USING btree ("ticket_id","seq");--> statement-breakpoint
UPDATE "support_tickets" "t" SET
	"first_response_at" = (SELECT min("m"."created_at") FROM "ticket_messages" "m" WHERE "m"."ticket_id" = "t"."id" AND "m"."author_role" <> 'customer'),
	"last_message_at" = (SELECT max("m"."created_at") FROM "ticket_messages" "m" WHERE "m"."ticket_id" = "t"."id"),
	"last_message_by" = (SELECT "m"."author_role" FROM "ticket_messages" "m" WHERE "m"."ticket_id" = "t"."id" ORDER BY "m"."id" DESC LIMIT 1);--> statement-breakpoint
UPDATE "support_tickets" "t" SET "delivery_ref" = "d"."tracking_number", "delivery_state" = 'verified' FROM "deliveries" "d" WHERE "d"."id" = "t"."delivery_id";--> statement-breakpoint
UPDATE "users" SET "email_verified_at" = "created_at" WHERE "role" = 'admin' OR ("role" = 'customer' AND "email" IS NOT NULL);
