import type { Adoption } from '@logishift/support-sdk/customer';
import { alone } from './alone.js';
import { readStored, store, storedKeys } from './browser-storage.js';
import { keptOfAll, type Sent } from './outbox.js';

/**
 * What the browser keeps of a guest is of whoever adopted their tickets, by the server's word for both. Sent again under its
 * key, it is done once: the server has handed on what it knows of the guest's keys.
 */
export async function inherit(api: string, owner: string, { guest_id }: Adoption): Promise<void> {
  if (!guest_id) return;
  const guest = `${api} ${guest_id} `;
  // Not while a tab of the guest's sends it.
  await alone(guest.trim(), async () => {
    for (const prefix of keptOfAll) {
      for (const key of storedKeys(prefix + guest)) {
        const own = key.replace(guest, `${owner} `);
        const kept = readStored<Partial<Sent>>(key);
        // Refused to the guest when the ticket was theirs no more.
        if (kept?.refused === 'not_found') delete kept.refused;
        store(own, kept);
        store(key, undefined);
      }
    }
  });
}
