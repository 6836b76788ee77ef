import type { PresentPerson } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';

/** Who of those on a ticket this reader is told of: a customer not of staff who look on, only of who writes to them. */
export function presentFor(people: PresentPerson[], actor: Pick<Actor, 'id' | 'kind'>): PresentPerson[] {
  if (isStaff(actor)) return people;
  return people.filter(({ id, role, state }) => id === actor.id || (role !== 'customer' && state === 'typing'));
}
