import type { Mark } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput } from '../../platform/errors.js';
import { tell } from '../../platform/live/signal.js';
import type { Request } from '../../platform/request.js';
import { audienceOf, loadTicket } from '../tickets/index.js';
import { isMessageOf, moveMarks, ticketMarksOf } from './queries.js';

/** Notes how far a conversation has reached this person, and tells the other side if that is further than before. */
export async function markMessages(
  request: Request,
  { id: ticketId, ...given }: { id: string; delivered?: string | undefined; seen?: string | undefined },
): Promise<{ data: Mark[] }> {
  return inTransaction(request, async (request) => {
    const { actor } = request;
    const ticket = await loadTicket(request, ticketId);
    for (const path of ['delivered', 'seen'] as const) {
      const id = given[path];
      if (id !== undefined && !(await isMessageOf(request, ticketId, id))) {
        throw invalidInput([{ path, message: 'Name a message of this ticket', code: 'unknown_message' }]);
      }
    }
    const { seen = null } = given;
    // What was seen has also arrived.
    const delivered =
      [given.delivered, seen]
        .filter((id) => id != null)
        .sort()
        .at(-1) ?? null;
    const moved = await moveMarks(request, actor, ticketId, { delivered, seen });
    const data = await ticketMarksOf(request, ticketId);
    const own = data.find(({ side }) => (side === 'staff') === isStaff(actor));
    if (moved && own) {
      tell(request, {
        kind: 'ticket.marks',
        data: { at: request.now().toISOString(), ticket_id: ticketId, ...own },
        to: audienceOf(ticket),
      });
    }
    return { data };
  });
}
