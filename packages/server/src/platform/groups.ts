import type { Actor } from './actor.js';

/**
 * Who may see what is one question everywhere: what is to be seen has a set of groups, whoever looks belongs to some, and
 * sees it if they have one in common.
 */
export type Group =
  /** One person, whatever they are. */
  | `person:${string}`
  /** Whoever has the link that was mailed of one ticket to one person. */
  | `link:${string}/${string}`
  /** Every approved agent. */
  | 'agents'
  /** Every admin. */
  | 'admins';

export const personGroup = (id: string): Group => `person:${id}`;
export const linkGroup = (personId: string, ticketId: string): Group => `link:${personId}/${ticketId}`;

/** Whose group it is, or whose link. */
export const personIn = (group: Exclude<Group, 'agents' | 'admins'>): string =>
  group.slice(group.indexOf(':') + 1).split('/')[0] as string;

/** Whose ticket it is, in the groups that see it; undefined where they leave its customer out. */
export function customerIn(groups: readonly Group[]): string | undefined {
  const link = groups.find((group) => group.startsWith('link:')) as `link:${string}/${string}` | undefined;
  return link && personIn(link);
}

/** The groups that somebody belongs to, as their rights are now. */
export function groupsOf({ id, kind, only_ticket_id }: Pick<Actor, 'id' | 'kind' | 'only_ticket_id'>): Group[] {
  switch (kind) {
    case 'customer':
    case 'guest':
    // What is for all agents is not for one who only hopes to be one.
    case 'pending_agent':
      return [personGroup(id)];
    // Whoever comes by a mailed link sees that ticket, and not what else is the person's.
    case 'link':
      return only_ticket_id === null ? [] : [linkGroup(id, only_ticket_id)];
    case 'agent':
      return [personGroup(id), 'agents'];
    case 'admin':
      return [personGroup(id), 'admins'];
    case 'integration':
      return [];
  }
}

export const overlap = (some: readonly Group[], others: readonly Group[]): boolean =>
  some.some((group) => others.includes(group));

export const without = (some: readonly Group[], others: readonly Group[]): Group[] =>
  some.filter((group) => !others.includes(group));

/** Who may learn of an event, fixed when it is recorded. */
export interface Audience {
  groups: Group[];
  /** Those who lose sight of the ticket by it: they get its id and who has it, nothing more. */
  losing: Group[];
}
