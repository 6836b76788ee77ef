import type { QueryOf } from '../call.js';
import type { CustomerClient, RequestOptions } from '../client.js';
import type { FaqAnswer } from '../types.js';
import { Resource } from './resource.js';

/** Questions and answers that help without a ticket. */
export class Faq<C extends CustomerClient = CustomerClient> extends Resource<C> {
  /**
   * The questions of the FAQ in one language with the beginnings of their answers, by category and words, in pages of up
   * to 200; needs no token.
   * @example for await (const { id, question } of support.faq.list({ category: 'late', locale: 'de', q: 'neighbour' })) …
   */
  list(query: QueryOf<'faq.list'> = {}, options?: RequestOptions) {
    return this.client.pages('faq.list', { query }, options);
  }

  /**
   * A question with its whole answer; needs no token.
   * @example page.innerHTML = (await support.faq.answer(id, { locale: 'de' })).answer_html;
   * @throws NotFoundError when it is there no more.
   */
  answer(id: string, query: QueryOf<'faq.answer'> = {}, options?: RequestOptions): Promise<FaqAnswer> {
    return this.client.call('faq.answer', { params: { id }, query }, options);
  }

  /**
   * Says whether an answer helped; needs no token. Whoever has one has one vote an entry, and may change it.
   * @example await support.faq.vote(entry.id, true);
   */
  async vote(id: string, helpful: boolean, options?: RequestOptions): Promise<void> {
    await this.client.call('faq.vote', { params: { id }, body: { helpful } }, options);
  }
}
