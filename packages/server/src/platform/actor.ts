import type { ApiKeyScope, Caller, Locale, Role } from '@logishift/support-sdk/contract';

/**
 * The signed-in person behind a request, as their row in the database says now; or the program with an API key, under
 * the key's id and with the role that may least.
 */
export interface Actor {
  id: string;
  kind: Caller;
  role: Role;
  name: string;
  email: string | null;
  locale: Locale;
  /** The trusted issuer whose customer they are, or for which a program speaks. Null for staff. */
  issuer: string | null;
  /** A customer's id with that issuer. */
  external_id: string | null;
  /** What a program's key is for. */
  scopes: readonly ApiKeyScope[];
  /** Staff: the sign-in this request belongs to. */
  session_id: string | null;
  /** A mailed link opens this ticket and nothing else. */
  only_ticket_id: string | null;
  /** A guest's token is for this delivery alone. */
  only_delivery_id: string | null;
  /** The host, or a code, has proved that the address is theirs. */
  email_is_proven: boolean;
  /** When the token ends that they came with. */
  expires_at: string | null;
  /** When they began to see what goes to their role. */
  since: string;
}

export const isStaff = (actor: Pick<Actor, 'kind'>) => actor.kind === 'agent' || actor.kind === 'admin';

/**
 * Whose answer it is, for whoever keeps anything of it: the same with every token of one person. Who has one ticket's
 * mailed link is not its customer: what they may see differs.
 */
export const personOf = ({ id, only_ticket_id }: Pick<Actor, 'id' | 'only_ticket_id'>): string =>
  only_ticket_id === null ? id : `${id}/${only_ticket_id}`;
