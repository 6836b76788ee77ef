import type { Caller, InputError, NotificationKind, NotificationPreference } from '@logishift/support-sdk/contract';

type Places = Omit<NotificationPreference, 'kind'>;
type Kinds = Partial<Record<NotificationKind, Places>>;

const both: Places = { in_app: true, email: true };
const inApp: Places = { in_app: true, email: false };
/** What a mail is for alone: nobody needs to be told in the app what they have just done there. */
const byMail: Places = { in_app: false, email: true };

const ofCustomers: Kinds = {
  'ticket.created': byMail,
  'ticket.assigned': both,
  'ticket.status_changed': both,
  'ticket.message': both,
};
const ofRegistration: Kinds = { 'agent.approved': both, 'agent.rejected': both };

/** Which kinds may reach which caller at all, and where they hear of each unless they have said otherwise. */
const defaults: Record<Caller, Kinds> = {
  customer: ofCustomers,
  guest: ofCustomers,
  pending_agent: ofRegistration,
  agent: {
    'ticket.created': inApp,
    'ticket.assigned': both,
    'ticket.message': both,
    'ticket.feedback': inApp,
    ...ofRegistration,
  },
  admin: {
    'ticket.created': inApp,
    'ticket.assigned': both,
    'ticket.status_changed': inApp,
    'ticket.priority_changed': inApp,
    'ticket.message': both,
    'ticket.feedback': inApp,
    'agent.registered': both,
  },
  link: {},
  integration: {},
};

/** The kinds that may reach this caller. */
export const kindsFor = (caller: Caller) => Object.keys(defaults[caller]) as NotificationKind[];

/** The kinds that reach this caller by mail alone. */
export const kindsByMail = (caller: Caller) => kindsFor(caller).filter((kind) => defaults[caller][kind] === byMail);

/** Where this caller hears of a kind: what they said, else the default. Null: it cannot reach them. */
export function preferenceFor(
  caller: Caller,
  kind: string,
  stored: readonly NotificationPreference[],
): NotificationPreference | null {
  const byDefault = defaults[caller][kind as NotificationKind];
  if (!byDefault) return null;
  const { in_app, email } = stored.find((preference) => preference.kind === kind) ?? byDefault;
  return { kind: kind as NotificationKind, in_app: in_app && byDefault !== byMail, email };
}

/** One line for each kind that may reach this caller. */
export const preferencesFor = (caller: Caller, stored: readonly NotificationPreference[]) =>
  kindsFor(caller).flatMap((kind) => preferenceFor(caller, kind, stored) ?? []);

/** Are mails sent to this address: one that was proven, or an admin's, which whoever runs the server has set? */
export const mayBeMailed = (person: { kind: Caller; email_is_proven: boolean }) =>
  person.email_is_proven || person.kind === 'admin';

/** What of a change cannot be: kinds that cannot reach this caller, and kinds named twice. */
export function findUnfit(caller: Caller, changed: readonly NotificationPreference[]): InputError[] {
  return changed.flatMap(({ kind }, place) => {
    const path = `data.${place}.kind`;
    if (!(kind in defaults[caller])) {
      return [{ path, message: `${kind} cannot reach you`, code: 'kind_does_not_reach_you' }];
    }
    const isRepeat = changed.findIndex((other) => other.kind === kind) < place;
    return isRepeat ? [{ path, message: `Name ${kind} once`, code: 'kind_repeated' }] : [];
  });
}

/** The receipt of a ticket, to whoever wrote it. */
const isReceipt = (row: { kind: string; recipient_id: string | null }) =>
  row.kind === 'ticket.created' && row.recipient_id !== null;

/**
 * Does a notification go to this person by e-mail too? Not what they did themselves, but for the receipt of it; and an admin gets no mail of every
 * assignment there is, only of those that name them.
 */
export function isMailed(
  row: { kind: string; recipient_id: string | null; actor_id: string | null },
  person: { id: string; kind: Caller },
  stored: readonly NotificationPreference[],
): boolean {
  if (row.actor_id === person.id && !isReceipt(row)) return false;
  if (person.kind === 'admin' && row.kind === 'ticket.assigned' && row.recipient_id === null) return false;
  return preferenceFor(person.kind, row.kind, stored)?.email ?? false;
}
