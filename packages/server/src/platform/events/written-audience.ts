import { type Audience, type Group, linkGroup, personGroup } from '../groups.js';

/** An audience as the release before reads and writes it. Once no node of it runs any more, `groups` say all. */
export interface WrittenAudience {
  customer: string | null;
  agents: 'all' | string[];
  losing: 'all' | string[];
}

const idIn = (group: Group): string[] => (group.startsWith('person:') ? [group.slice('person:'.length)] : []);

export function toWritten({ groups, losing }: Audience): WrittenAudience {
  const link = groups.find((group) => group.startsWith('link:'));
  const customer = link?.slice('link:'.length).split('/')[0] ?? null;
  const agents = groups.includes('agents') ? ('all' as const) : groups.flatMap(idIn).filter((id) => id !== customer);
  return { customer, agents, losing: losing.includes('agents') ? 'all' : losing.flatMap(idIn) };
}

export function readWritten({ customer, agents, losing }: WrittenAudience, ticketId: string | null): Audience {
  const person = (id: string): Group[] => (ticketId ? [personGroup(id), linkGroup(id, ticketId)] : [personGroup(id)]);
  return {
    groups: [
      ...(customer === null ? [] : person(customer)),
      ...(agents === 'all' ? ['agents' as const] : agents.map(personGroup)),
      'admins',
    ],
    losing: losing === 'all' ? ['agents'] : losing.flatMap(person),
  };
}
