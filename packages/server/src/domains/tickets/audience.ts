import { type EventData, isForStaff, type TicketEventKind } from '@logishift/support-sdk/contract';
import { type Audience, type Group, linkGroup, personGroup, without } from '../../platform/groups.js';

interface Held {
  id: string;
  customer_id: string;
  agent_id: string | null;
}

const customersOf = ({ id, customer_id }: Held): Group[] => [personGroup(customer_id), linkGroup(customer_id, id)];
const staffOf = ({ agent_id }: Held): Group[] => [agent_id ? personGroup(agent_id) : 'agents', 'admins'];

/**
 * Who may see a ticket: its customer, also by a link that was mailed to them; the agent who has it, or every agent while nobody has;
 * admins. `visibleTo` says the same as SQL.
 */
export const audienceOf = (ticket: Held): Group[] => [...customersOf(ticket), ...staffOf(ticket)];

/** Who may learn of an event on a ticket: those who see it afterwards; those who saw it before learn that it is gone. */
export function audienceOfEvent(kind: TicketEventKind, before: Held | null, after: Held): Audience {
  const seenBy = isForStaff(kind) ? staffOf : audienceOf;
  return { groups: seenBy(after), losing: before ? without(seenBy(before), seenBy(after)) : [] };
}

/** What somebody is told of an event's data. Why an agent lost a ticket, suspended or not, is for staff. */
export function toldOf(data: EventData, staff: boolean): EventData {
  return staff || !('reason' in data) ? data : ({ ...data, reason: 'reassigned' } as EventData);
}
