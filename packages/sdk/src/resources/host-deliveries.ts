import type { RequestOptions, StaffClient } from '../client.js';
import type { DeliveryReport, StaffDelivery } from '../types.js';
import { Deliveries } from './deliveries.js';

/** Shipments with what a host's server tells of them. */
export class HostDeliveries extends Deliveries<StaffClient> {
  /**
   * A host's server: tells of a delivery by the host's own id, with an API key of scope `deliveries:write` as `token`.
   * What is not said stays as it was known; what is null is forgotten.
   * @example await support.deliveries.put('77', { status: 'delivered', delivered_at: new Date().toISOString() });
   */
  put(id: string, delivery: DeliveryReport, options?: RequestOptions): Promise<StaffDelivery> {
    return this.client.call('deliveries.put', { params: { id }, body: delivery }, options);
  }
}
