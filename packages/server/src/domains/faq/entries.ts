import type { FaqEntry, Page, TicketCategory } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { toPage } from '../../platform/http/pagination.js';
import { placeValue, readFaqCursor } from './place.js';
import { findEntry, listEntries, withVotes } from './queries.js';

/** Entries as admins edit them, a page of them. */
export async function faqEntries(
  context: Context,
  { category, cursor, limit }: { category?: TicketCategory[] | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<FaqEntry>> {
  const rows = await listEntries(context, { category, after: readFaqCursor(cursor), limit: limit + 1 });
  const page = toPage(rows, limit, 'faq', ({ category, position }) => placeValue({ rank: 0, category, position }));
  return { ...page, data: await withVotes(context, page.data) };
}

export async function faqEntry(context: Context, { id }: { id: string }): Promise<FaqEntry> {
  const found = await findEntry(context, id);
  if (!found) throw noEntry();
  const [entry] = await withVotes(context, [found]);
  return entry as FaqEntry;
}

export const noEntry = () => new Refusal('not_found', 'There is no such FAQ entry.');
