import type { Actor } from '../../platform/actor.js';
import { type Group, groupsOf, overlap } from '../../platform/groups.js';
import type { recipientRole } from './tables.js';

/** Everybody of a role, whom one row tells. */
export type RecipientRole = (typeof recipientRole.enumValues)[number];

/** Whose people each role is. One row tells all of them: where agents and admins are told the same, it is to `staff`. */
export const groupsOfRole: Record<RecipientRole, readonly Group[]> = {
  agents: ['agents'],
  admins: ['admins'],
  staff: ['agents', 'admins'],
};

/** The roles that somebody is told as. */
export function rolesOf(actor: Pick<Actor, 'id' | 'kind' | 'only_ticket_id'>): RecipientRole[] {
  const groups = groupsOf(actor);
  return (Object.keys(groupsOfRole) as RecipientRole[]).filter((role) => overlap(groupsOfRole[role], groups));
}
