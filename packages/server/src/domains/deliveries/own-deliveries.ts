import type { Delivery, Page } from '@logishift/support-sdk/contract';
import { Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Request } from '../../platform/request.js';
import { lookUpUnknown } from './look-up.js';
import { findOwnDelivery, listDeliveries } from './queries.js';
import { toDelivery } from './views.js';

export async function ownDeliveries(
  request: Request,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Delivery>> {
  const place = readCursor(cursor, 'newest');
  const rows = await listDeliveries(request, request.actor, place?.id ?? null, limit + 1);
  const page = toPage(rows, limit, 'newest');
  return { ...page, data: page.data.map((row) => toDelivery(row, request.now())) };
}

/** One own delivery. What is not known here the host may know; while it does not answer, that is not known here. */
export async function ownDelivery(request: Request, { ref }: { ref: string }): Promise<Delivery> {
  const known = await findOwnDelivery(request, request.actor, ref);
  const hostWord = known ? null : await lookUpUnknown(request, ref);
  const found = known ?? (typeof hostWord === 'object' ? hostWord?.delivery : undefined);
  if (!found) throw new Refusal('not_found', 'No delivery of yours has this number.');
  return toDelivery(found, request.now());
}
