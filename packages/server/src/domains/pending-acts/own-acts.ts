import type { PendingAct } from '@logishift/support-sdk/contract';
import type { Request } from '../../platform/request.js';
import { listActs } from './queries.js';
import { toPendingAct } from './shown.js';

/** Milliseconds for which what could not happen is shown: whoever left on a Friday sees it on Monday. */
const failuresShownFor = 7 * 24 * 3_600_000;

/** One's acts that neither happened nor were undone. */
export async function ownActs(request: Request): Promise<{ data: PendingAct[] }> {
  // One's own words, also where the ticket is no longer one's to see: that may be why they did not go out.
  const now = request.now();
  const rows = await listActs(request, request.actor.id, new Date(now.getTime() - failuresShownFor));
  return { data: rows.map(({ act, number }) => toPendingAct(act, number, now)) };
}
