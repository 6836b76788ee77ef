import type { QueryOf } from '../call.js';
import type { CustomerClient, RequestOptions } from '../client.js';
import type { FaqAnswer } from '../types.js';
import { Resource } from './resource.js';

/** Questions and answers that help without a ticket. */
export class Faq<C extends CustomerClient = CustomerClient> extends Resource<C> {
  /**
   * The FAQ in one language, by category and words; needs no token.
   * @example const { data } = await support.faq.list({ category: 'late', locale: 'de', q: 'neighbour' });
   */
  list(query: QueryOf<'faq.list'> = {}, options?: RequestOptions): Promise<{ data: FaqAnswer[] }> {
    return this.client.call('faq.list', { query }, options);
  }

  /**
   * Says whether an answer helped; needs no token. Whoever has one has one vote an entry, and may change it.
   * @example await support.faq.vote(entry.id, true);
   */
  async vote(id: string, helpful: boolean, options?: RequestOptions): Promise<void> {
    await this.client.call('faq.vote', { params: { id }, body: { helpful } }, options);
  }
}
