import type { Delivery, StaffDelivery } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { isLate } from './lateness.js';
import { type DeliveryRow, findDeliveries } from './queries.js';

/** A delivery as its customer gets it. Named one by one: what a row has besides is told to no customer. */
export const toDelivery = (row: DeliveryRow, now: Date): Delivery => ({
  id: row.id,
  external_id: row.external_id,
  tracking_number: row.tracking_number,
  status: row.status,
  promised_at: row.promised_at,
  expected_at: row.expected_at,
  delivered_at: row.delivered_at,
  carrier: row.carrier,
  service: row.service,
  destination_country: row.destination_country,
  destination_area: row.destination_area,
  is_late: isLate(row, now),
  updated_at: row.updated_at,
});

/** A delivery as staff gets it, and the host that told of it. */
export const toStaffDelivery = (row: DeliveryRow, now: Date): StaffDelivery =>
  Object.assign(toDelivery(row, now), { hub: row.hub, host_data: row.host_data });

/** Deliveries by their ids, for tickets that may be read: as a customer gets them. */
export const deliveriesById = (context: Context, ids: (string | null)[]): Promise<Map<string, Delivery>> =>
  seenAs(toDelivery, context, ids);

/** The same for staff. */
export const staffDeliveriesById = (context: Context, ids: (string | null)[]): Promise<Map<string, StaffDelivery>> =>
  seenAs(toStaffDelivery, context, ids);

async function seenAs<T extends Delivery>(
  view: (row: DeliveryRow, now: Date) => T,
  context: Context,
  ids: (string | null)[],
): Promise<Map<string, T>> {
  const rows = await findDeliveries(context, ids);
  return new Map(rows.map((row) => [row.id, view(row, context.now())]));
}
