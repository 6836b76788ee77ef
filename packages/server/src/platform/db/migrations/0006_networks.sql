CREATE TABLE "known_networks" (
	"user_id" uuid NOT NULL,
	"network" text NOT NULL,
	"seen_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "known_networks_user_id_network_pk" PRIMARY KEY("user_id","network")
);
--> statement-breakpoint
ALTER TABLE "guest_codes" DROP CONSTRAINT "guest_codes_pkey";--> statement-breakpoint
ALTER TABLE "guest_codes" ADD PRIMARY KEY ("code_hash");--> statement-breakpoint
ALTER TABLE "guest_codes" ADD COLUMN "network" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "guest_codes" ADD COLUMN "tries_elsewhere" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD COLUMN "registration" jsonb;--> statement-breakpoint
ALTER TABLE "known_networks" ADD CONSTRAINT "known_networks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_networks_age" ON "known_networks" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "guest_codes_email" ON "guest_codes" USING btree ("email");