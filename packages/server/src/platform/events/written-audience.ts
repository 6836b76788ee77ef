import { type Audience, customerIn, type Group, linkGroup, personGroup, personIn } from '../groups.js';

/** An audience as the release before reads and writes it, and as all that was written before `groups` is kept. */
export interface WrittenAudience {
  customer: string | null;
  agents: 'all' | string[];
  losing: 'all' | string[];
}

const isPerson = (group: Group): group is `person:${string}` => group.startsWith('person:');
const peopleOf = (groups: Group[]): string[] => groups.filter(isPerson).map(personIn);

export function toWritten({ groups, losing }: Audience): WrittenAudience {
  const customer = customerIn(groups) ?? null;
  const agents = groups.includes('agents') ? ('all' as const) : peopleOf(groups).filter((id) => id !== customer);
  return { customer, agents, losing: losing.includes('agents') ? 'all' : peopleOf(losing) };
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
