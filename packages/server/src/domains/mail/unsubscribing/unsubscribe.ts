import type { Locale } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { callerKind, keysOf } from '../../identity/index.js';
import { preferenceFor, savePreferences, storedPreferencesOf } from '../../notifications/index.js';
import { findPerson } from '../queries.js';
import { readUnsubscribeToken, type Unsubscription } from './tokens.js';

export type Unsubscriber = Unsubscription & { locale: Locale; isCustomer: boolean };

/** Whose mails of which kinds a link would end; null: it is none of ours. Changes nothing. */
export async function readUnsubscribe(context: Context, token: string): Promise<Unsubscriber | null> {
  const named = readUnsubscribeToken(keysOf(context).mailSecret, token);
  const person = named && (await findPerson(context, named.user_id));
  return person ? { ...named, locale: person.locale, isCustomer: person.role === 'customer' } : null;
}

/** Ends mails of these kinds; in the app nothing changes. */
export async function unsubscribe(context: Context, { user_id, kinds }: Unsubscriber): Promise<void> {
  await inTransaction(context, async (context) => {
    const person = await findPerson(context, user_id);
    const caller = person && callerKind(person);
    if (!caller) return;
    const stored = (await storedPreferencesOf(context, [user_id])).get(user_id) ?? [];
    const changed = kinds.flatMap((kind) => preferenceFor(caller, kind, stored) ?? []);
    if (changed.length)
      await savePreferences(
        context,
        user_id,
        changed.map((line) => ({ ...line, email: false })),
      );
  });
}
