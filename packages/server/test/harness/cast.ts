import type { Agent, Support, Ticket, TicketStatus } from '@logishift/support-sdk';
import { lateParcel, type TestSupport } from './support.js';

/** Everybody whom the life of a ticket needs. */
export interface Cast {
  customer: Support;
  holder: Support & { self: Agent };
  other: Support & { self: Agent };
  admin: Support;
}

export async function castOf(support: TestSupport): Promise<Cast> {
  return {
    customer: support.customer({ name: 'Priya Nair', email: 'priya.nair@example.com' }),
    holder: await support.agent('Maya Lindqvist'),
    other: await support.agent('Tom Becker'),
    admin: await support.admin(),
  };
}

/** A ticket brought to that status by requests alone. Held by `holder`, unless it is open or nobody is to hold it. */
export async function ticketIn(cast: Cast, status: TicketStatus, held = true): Promise<Ticket> {
  const { id, version } = await cast.customer.tickets.create(lateParcel);
  if (status === 'open') return cast.customer.tickets.get(id);
  if (held) await cast.holder.tickets.assignSelf(id);
  const who = held ? cast.holder : cast.admin;
  if (status === 'on_hold') await who.tickets.updateStatus(id, { status });
  if (status === 'resolved' || status === 'closed') await who.tickets.updateStatus(id, { status: 'resolved' });
  if (status === 'closed') await cast.admin.tickets.updateStatus(id, { status });
  const ticket = await cast.customer.tickets.get(id);
  if (ticket.status !== status || ticket.version < version) throw new Error(`The ticket is ${ticket.status}`);
  return ticket;
}
