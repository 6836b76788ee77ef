import type { CustomerClient } from '../client.js';

/** One domain of the API, as methods. */
export class Resource<C = CustomerClient> {
  constructor(protected readonly client: C) {}
}
