-- No migration after this may use the value: all that are due run in one transaction, in which PostgreSQL has it but does not take it yet.
ALTER TYPE "public"."recipient_role" ADD VALUE IF NOT EXISTS 'staff';
