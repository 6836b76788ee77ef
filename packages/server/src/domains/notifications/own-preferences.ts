import type { NotificationPreference, NotificationPreferences } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import { findUnfit, mayBeMailed, preferencesFor } from './preferences.js';
import { savePreferences, storedPreferencesOf } from './queries.js';

/** Where the caller hears of what. */
export async function ownPreferences(request: Request): Promise<NotificationPreferences> {
  const { actor } = request;
  const stored = (await storedPreferencesOf(request, [actor.id])).get(actor.id) ?? [];
  return { data: preferencesFor(actor.kind, stored), email: mayBeMailed(actor) ? actor.email : null };
}

/** Changes where the caller hears of what; refuses, by name, each kind that cannot reach them. */
export async function changePreferences(
  request: Request,
  { data: changed }: { data: NotificationPreference[] },
): Promise<NotificationPreferences> {
  const { actor } = request;
  const errors = findUnfit(actor.kind, changed);
  if (errors.length > 0) throw invalidInput(errors);
  return inTransaction(request, async (request) => {
    await savePreferences(request, actor.id, changed);
    return ownPreferences(request);
  });
}
