import type { QueryOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { FaqChange, FaqEntry, FaqOrder, NewFaqEntry, NewFaqOrder } from '../types.js';
import { Faq } from './faq.js';

/** The FAQ with what admins do with it. */
export class AdminFaq extends Faq<StaffClient> {
  /** Admin: every entry with all its translations, retired ones too, in pages. */
  entries(query: QueryOf<'faq.entries'> = {}, options?: RequestOptions) {
    return this.client.pages('faq.entries', { query }, options);
  }

  /** Admin: writes an entry; answers are Markdown. */
  create(entry: NewFaqEntry, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.create', { body: entry }, options);
  }

  /** Admin: an answer's Markdown as customers would see it, rendered and sanitised; nothing is kept. */
  preview(answer: string, options?: RequestOptions): Promise<{ answer_html: string }> {
    return this.client.call('faq.preview', { body: { answer } }, options);
  }

  /** Admin: one entry with all its translations. */
  get(id: string, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.get', { params: { id } }, options);
  }

  /**
   * Admin: changes an entry; a language set to null is removed, those not named stay. Give `ifMatch: entry.version` so as not to
   * overwrite another's change.
   * @throws StaleVersionError, with the current entry as `error.problem.entry`, if you gave an `ifMatch`.
   * @example await support.faq.update(entry.id, { category: 'lost' }, { ifMatch: entry.version });
   */
  update(id: string, change: FaqChange, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.update', { params: { id }, body: change }, options);
  }

  /**
   * Admin: puts the entries of a category into another order, all at once or not at all. `seen` names all of them, retired ones too,
   * in the order that you read; `order` the same in the new one. It raises no `version`, and may be asked for again.
   * @throws ConflictError, code `order_changed`, where others were added or moved meanwhile; `error.problem.order` is the present order.
   * @example await support.faq.reorder({ category: 'late', seen: [one, other], order: [other, one] });
   */
  reorder(order: NewFaqOrder, options?: RequestOptions): Promise<FaqOrder> {
    return this.client.call('faq.reorder', { body: order }, options);
  }

  /**
   * Admin: retires an entry. It is kept, and comes back by `update(id, { is_active: true })`.
   * @throws StaleVersionError, with the current entry as `error.problem.entry`, if you gave an `ifMatch`.
   */
  retire(id: string, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.retire', { params: { id } }, options);
  }
}
