import { signTicketLink } from '../../src/domains/identity/index.js';
import type { TestSupport } from './support.js';

/** What a mail's link carries, signed as the server signs it. */
export async function ticketLink(
  support: TestSupport,
  { customer_id, id }: { customer_id: string; id: string },
  at = support.context.now(),
): Promise<string> {
  return signTicketLink({ ...support.context, now: () => at }, { user_id: customer_id, ticket_id: id });
}
