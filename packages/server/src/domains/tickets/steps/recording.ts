import type { EventData, TicketEventKind } from '@logishift/support-sdk/contract';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import type { InTransaction } from '../../../platform/db/transaction.js';
import { record, type Subject } from '../../../platform/events/record.js';
import { audienceOfEvent } from '../audience.js';
import type { TicketRow } from '../queries/tickets.js';

/** A transaction in which somebody does something; null: it happens by itself. */
export type Doing = InTransaction<Context & { actor: Pick<Actor, 'id'> | null }>;

/** What follows, nobody did. */
export const byItself = (context: InTransaction): Doing => ({ ...context, actor: null });

const subjectOf = ({ id, number, subject, customer_id, agent_id }: TicketRow): Subject => ({
  id,
  number,
  subject,
  customer_id,
  agent_id,
});

/**
 * Records what was done on a ticket, by whoever does it. `before`: as it was, where another may see it now; null: it is
 * new.
 */
export const recordOnTicket = <K extends TicketEventKind>(
  context: Doing,
  kind: K,
  data: EventData<K>,
  ticket: TicketRow,
  before: TicketRow | null = ticket,
): Promise<void> =>
  record(context, {
    kind,
    actor: context.actor,
    ticket: subjectOf(ticket),
    data,
    audience: audienceOfEvent(kind, before, ticket),
  });
