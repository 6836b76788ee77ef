import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../../platform/actor.js';
import { groupsOf, personIn } from '../../../platform/groups.js';
import { supportTickets } from '../tables.js';

/**
 * The tickets that somebody may read, group by group, each a WHERE clause that one index serves: `audienceOf` read the other
 * way round. Null: all.
 */
export function visibleByGroup(actor: Actor): SQL[] | null {
  const { customer_id, agent_id, id } = supportTickets;
  const clauses: SQL[] = [];
  for (const group of groupsOf(actor)) {
    if (group === 'admins') return null;
    if (group === 'agents') clauses.push(isNull(agent_id));
    else if (group.startsWith('person:')) clauses.push(eq(isStaff(actor) ? agent_id : customer_id, personIn(group)));
    else if (group.startsWith('link:') && actor.only_ticket_id)
      clauses.push(and(eq(customer_id, personIn(group)), eq(id, actor.only_ticket_id)) as SQL);
  }
  return clauses;
}

/** THE door: which tickets somebody may read, as a WHERE clause. Every read of a ticket for somebody goes through it. */
export function visibleTo(actor: Actor): SQL | undefined {
  const clauses = visibleByGroup(actor);
  return clauses === null ? undefined : (or(...clauses) ?? sql`false`);
}

/**
 * The same of a list that is of one holder's tickets anyway, or of nobody's. Where somebody sees all of those, it asks for nothing more:
 * PostgreSQL takes what is said twice for rarer than it is.
 */
export function visibleOf(actor: Actor, holder: 'own' | 'nobody' | 'another'): SQL | undefined {
  if (holder === 'own' && isStaff(actor)) return eq(supportTickets.agent_id, actor.id);
  return holder === 'nobody' && groupsOf(actor).includes('agents') ? undefined : visibleTo(actor);
}
