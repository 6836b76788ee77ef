import type { QueryOf } from '../call.js';
import type { Client, RequestOptions } from '../client.js';
import type { FaqAnswer, FaqChange, FaqEntry, NewFaqEntry } from '../types.js';

/** Questions and answers that help without a ticket. */
export class Faq {
  constructor(private readonly client: Client) {}

  /**
   * The FAQ in one language, by category and words; needs no token.
   * @example const { data } = await support.faq.list({ category: 'late', locale: 'de', q: 'neighbour' });
   */
  list(query: QueryOf<'faq.list'> = {}, options?: RequestOptions): Promise<{ data: FaqAnswer[] }> {
    return this.client.call('faq.list', { query }, options);
  }

  /** Admin: every entry with all its translations, retired ones too. */
  entries(query: QueryOf<'faq.entries'> = {}, options?: RequestOptions): Promise<{ data: FaqEntry[] }> {
    return this.client.call('faq.entries', { query }, options);
  }

  /** Admin: writes an entry; answers are Markdown. */
  create(entry: NewFaqEntry, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.create', { body: entry }, options);
  }

  /** Admin: one entry with all its translations. */
  get(id: string, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.get', { params: { id } }, options);
  }

  /** Admin: changes an entry; a language set to null is removed, those not named stay. */
  update(id: string, change: FaqChange, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.update', { params: { id }, body: change }, options);
  }

  /** Admin: retires an entry. It is kept, and comes back by `update(id, { is_active: true })`. */
  retire(id: string, options?: RequestOptions): Promise<FaqEntry> {
    return this.client.call('faq.retire', { params: { id } }, options);
  }
}
