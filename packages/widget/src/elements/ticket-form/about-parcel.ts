import type { Delivery, OwnTicket } from '@logishift/support-sdk/customer';
import { parcelOf } from '../../parts/parcel.js';
import { isSameParcel } from '../../parts/same-parcel.js';
import { deliveriesOf } from '../../session/asked-by-views.js';
import { type Draft, isBegun } from '../../session/draft.js';
import type { Session } from '../../session/session.js';

/** Which parcel a ticket that is being written is about, and what is known of it. */
export interface AboutParcel {
  /** Its number; '': none is named yet; null: it is about none. */
  parcel: string | null;
  /** The own delivery of that number. */
  known: Delivery | undefined;
  /** All that can be chosen of. */
  own: Delivery[];
  /** It is the one of the page. */
  ofPage: boolean;
  /** An open ticket about it, of which nothing was said for this draft yet. */
  twin: OwnTicket | undefined;
  /** It is not known yet whether there is such a ticket, and nothing is written yet. */
  isAsking: boolean;
}

/**
 * What was said, else the parcel of the page, else the only one there is.
 *
 * @param ref what the page, or what led here, names the parcel by
 * @param isPages it is the page that names it
 */
export function aboutParcel(
  session: Session,
  draft: Draft,
  ref: string | null | undefined,
  isPages: boolean,
): AboutParcel {
  const named = (session.hasOwn && ref && session.delivery(ref).value) || undefined;
  const listed = (session.hasOwn && deliveriesOf(session).value) || [];
  const own = named && !listed.some(({ id }) => id === named.id) ? [named, ...listed] : listed;
  const only = own.length === 1 ? own[0]!.tracking_number : '';
  const parcel = draft.parcel === undefined ? (named?.tracking_number ?? (ref || only)) : draft.parcel;
  const known = own.find(
    ({ tracking_number, external_id }) => external_id === parcel || isSameParcel(tracking_number, parcel),
  );
  const number = known?.tracking_number ?? parcel;
  const tickets = session.hasOwn ? session.tickets() : undefined;
  const twin = tickets?.value?.data.find(
    (ticket) =>
      ticket.status !== 'closed' && isSameParcel(parcelOf(ticket), number) && !draft.warned?.includes(ticket.id),
  );
  const isNew = draft.parcel === undefined && !isBegun(draft);
  return {
    parcel,
    known,
    own,
    ofPage: isPages && isSameParcel(number, named?.tracking_number ?? ref),
    twin,
    isAsking: !!ref && isNew && !!tickets && !tickets.value && !tickets.error,
  };
}
