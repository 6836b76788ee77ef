import type { QueryOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { FaqChange, FaqEntry, NewFaqEntry } from '../types.js';
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

  /** Admin: retires an entry. It is kept, and comes back by `update(id, { is_active: true })`. */
  retire(id: string, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.retire', { params: { id } }, options);
  }
}
