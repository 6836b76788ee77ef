import type { AgentState, Caller, Role } from '@logishift/support-sdk/contract';

/** What of a person's row decides what they may do. */
export interface Standing {
  role: Role;
  is_support_agent_approved: boolean;
  rejected_at: string | null;
  suspended_at: string | null;
}

/** Where a member of staff stands. Admins need no approval. */
export function stateOf(person: Standing): AgentState {
  if (person.suspended_at) return 'suspended';
  if (person.role === 'admin' || person.is_support_agent_approved) return 'approved';
  return person.rejected_at ? 'rejected' : 'pending';
}

/** As which kind of caller a person comes. Null: as none, they may not even sign in. */
export function callerKind(person: Standing): Caller | null {
  if (person.role === 'customer') return 'customer';
  const state = stateOf(person);
  if (state === 'suspended') return null;
  if (state !== 'approved') return 'pending_agent';
  return person.role === 'admin' ? 'admin' : 'agent';
}

/** Since when a person sees what goes to their role: an agent since they were approved. */
export const sinceOf = ({ approved_at, created_at }: { approved_at: string | null; created_at: string }) =>
  approved_at ?? created_at;

/** Who can be given a ticket: an approved agent, or an admin. */
export const mayHoldTickets = (person: Standing) => person.role !== 'customer' && stateOf(person) === 'approved';
