import {
  type Caller,
  type InputError,
  isNotificationKind,
  type NotificationKind,
  type NotificationPreference,
  notificationKinds,
} from '@logishift/support-sdk/contract';
import { byMail, matrix } from './matrix.js';

/** Where this caller hears of a kind unless they have said otherwise; undefined: it cannot reach them. */
const byDefault = (caller: Caller, kind: string) =>
  isNotificationKind(kind) ? matrix[kind].reaches[caller] : undefined;

/** The kinds that may reach this caller. */
export const kindsFor = (caller: Caller): NotificationKind[] =>
  notificationKinds.filter((kind) => byDefault(caller, kind));

/** The kinds that reach this caller by mail alone. */
export const kindsByMail = (caller: Caller) => kindsFor(caller).filter((kind) => byDefault(caller, kind) === byMail);

/** Where this caller hears of a kind: what they said, else the default. Null: it cannot reach them. */
export function preferenceFor(
  caller: Caller,
  kind: string,
  stored: readonly NotificationPreference[],
): NotificationPreference | null {
  const usual = byDefault(caller, kind);
  if (!usual) return null;
  const { in_app, email } = stored.find((preference) => preference.kind === kind) ?? usual;
  return { kind: kind as NotificationKind, in_app: in_app && usual !== byMail, email };
}

/** One line for each kind that may reach this caller. */
export const preferencesFor = (caller: Caller, stored: readonly NotificationPreference[]) =>
  kindsFor(caller).flatMap((kind) => preferenceFor(caller, kind, stored) ?? []);

/** Are mails sent to this address: one that was proven, or an admin's, which whoever runs the server has set? */
export const mayBeMailed = (person: { kind: Caller; email_is_proven: boolean }) =>
  person.email_is_proven || person.kind === 'admin';

/** Is this kind mailed to any address, proven or not? */
export const isMailedUnproven = (kind: string) => isNotificationKind(kind) && matrix[kind].mailsUnproven === true;

/** Is this kind mailed to anybody as one of a role, unless they say otherwise? Who has said that they want it is asked for beside. */
export const isMailedToRole = (kind: NotificationKind): boolean =>
  matrix[kind].mails !== 'by_name_alone' && (['agent', 'admin'] as const).some((role) => byDefault(role, kind)?.email);

/** What of a change cannot be: kinds that cannot reach this caller, and kinds named twice. */
export function findUnfit(caller: Caller, changed: readonly NotificationPreference[]): InputError[] {
  return changed.flatMap(({ kind }, place) => {
    const path = `data.${place}.kind`;
    if (!byDefault(caller, kind)) {
      return [{ path, message: `${kind} cannot reach you`, code: 'kind_does_not_reach_you' }];
    }
    const isRepeat = changed.findIndex((other) => other.kind === kind) < place;
    return isRepeat ? [{ path, message: `Name ${kind} once`, code: 'kind_repeated' }] : [];
  });
}

/** The receipt of a ticket, to whoever wrote it. */
const isReceipt = (row: { kind: string; recipient_id: string | null }) =>
  row.kind === 'ticket.created' && row.recipient_id !== null;

/** Does a notification go to this person by e-mail too? Not what they did themselves, but for the receipt of it. */
export function isMailed(
  row: { kind: string; recipient_id: string | null; actor_id: string | null },
  person: { id: string; kind: Caller },
  stored: readonly NotificationPreference[],
): boolean {
  if (row.actor_id === person.id && !isReceipt(row)) return false;
  if (row.recipient_id === null && isNotificationKind(row.kind) && matrix[row.kind].mails === 'by_name_alone')
    return false;
  return preferenceFor(person.kind, row.kind, stored)?.email ?? false;
}
