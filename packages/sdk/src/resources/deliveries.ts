import type { QueryOf } from '../call.js';
import type { CustomerClient, RequestOptions } from '../client.js';
import type { Delivery } from '../types.js';
import { Resource } from './resource.js';

/** The customer's own shipments, as far as the host app told us of them. */
export class Deliveries<C extends CustomerClient = CustomerClient> extends Resource<C> {
  /** Own deliveries, the newest first. */
  list(query: QueryOf<'deliveries.list'> = {}, options?: RequestOptions) {
    return this.client.pages('deliveries.list', { query }, options);
  }

  /**
   * One own delivery, by the host's id or the tracking number.
   * @throws NotFoundError when it is not known as yours.
   */
  get(ref: string, options?: RequestOptions): Promise<Delivery> {
    return this.client.call('deliveries.get', { params: { ref } }, options);
  }
}
