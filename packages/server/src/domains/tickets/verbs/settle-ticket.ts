import type { OwnTicket } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import type { Request } from '../../../platform/request.js';
import { loadWithHolder, requireAction } from '../guard.js';
import { afterReopen, unansweredAfter } from '../lifecycle.js';
import { type LoadedTicket, updateTicket } from '../queries/tickets.js';
import { moveBackToWork } from '../steps/assigning.js';
import { moveTicket } from '../steps/moving.js';
import type { Doing } from '../steps/recording.js';
import { toOwnTicket } from '../views.js';

/** The customer says whether a resolved ticket is solved. */
export async function settleTicket(
  request: Request,
  { id, verdict }: { id: string; verdict: 'confirm' | 'reopen' },
): Promise<OwnTicket> {
  return inTransaction(request, async (request) => {
    const ticket = await loadWithHolder(request, id);
    requireAction(request, ticket, verdict);
    const moved =
      verdict === 'confirm' ? await moveTicket(request, ticket, 'closed') : await sayNotSolved(request, ticket);
    return toOwnTicket(request, moved);
  });
}

/** It says something, though no words: they wait for an answer, from now on if they did not before. */
async function sayNotSolved(context: Doing, ticket: LoadedTicket): Promise<LoadedTicket> {
  const unanswered_since = unansweredAfter(ticket, 'customer', context.now().toISOString());
  return moveBackToWork(context, updateTicket(context, ticket, { unanswered_since }), afterReopen);
}
