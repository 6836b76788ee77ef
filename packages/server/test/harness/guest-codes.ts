import type { Support } from '@logishift/support-sdk';
import type { GuestSession } from '@logishift/support-sdk/contract';
import type { TestSupport } from './support.js';

/** The codes that were mailed. A mail forgets its code once it is sent, so the database keeps them for the test. */
export interface MailedCodes {
  /** The codes mailed to an address, the newest last. */
  of(email: string): Promise<string[]>;
  /** The newest. Fails the test when there is none. */
  latest(email: string): Promise<string>;
  /** Proves an address with the code that was mailed there, and resolves to the guest's session. */
  prove(email: string, who?: { name?: string }): Promise<GuestSession>;
  /** The same, as a client of the guest's. */
  guest(email: string, who?: { name?: string }): Promise<Support & { session: GuestSession }>;
}

export async function keepMailedCodes(support: TestSupport): Promise<MailedCodes> {
  const { sql } = support;
  await sql`create table mailed_codes (place int generated always as identity, email text, code text)`;
  await sql.unsafe(`
    create function keep_mailed_code() returns trigger language plpgsql as $$ begin
      insert into mailed_codes (email, code) values (new."to", new.params->>'code');
      return null;
    end $$;
    create trigger keep_mailed_code after insert on mails for each row when (new.kind = 'guest_code')
      execute function keep_mailed_code()`);
  const codes: MailedCodes = {
    of: async (email) => {
      const rows = await sql<{ code: string }[]>`select code from mailed_codes where email = ${email} order by place`;
      return rows.map(({ code }) => code);
    },
    latest: async (email) => {
      const code = (await codes.of(email)).at(-1);
      if (!code) throw new Error(`No code was mailed to ${email}`);
      return code;
    },
    prove: async (email, who = {}) => {
      const sdk = support.client();
      await sdk.guests.requestCode({ email });
      return sdk.guests.verify({ email, code: await codes.latest(email.toLowerCase()), ...who });
    },
    guest: async (email, who) => {
      const session = await codes.prove(email, who);
      return Object.assign(support.client({ token: session.access }), { session });
    },
  };
  return codes;
}

/** Another code than this one. */
export const wrongCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
