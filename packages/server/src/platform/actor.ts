import type { Caller, Locale, Role } from '@logishift/support-sdk/contract';

/** The signed-in person behind a request, as their row in the database says now. */
export interface Actor {
  id: string;
  kind: Caller;
  role: Role;
  name: string;
  email: string | null;
  locale: Locale;
  /** Staff: the sign-in this request belongs to. */
  session_id: string | null;
  /** When they began to see what goes to their role. */
  since: string;
}

export const isStaff = (actor: Actor) => actor.kind === 'agent' || actor.kind === 'admin';
