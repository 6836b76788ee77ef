import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { deliveryStatus, id, isStorable, moment, page, paging, time } from './values.js';

/** A shipment of the host app, as far as it told us. */
export const delivery = z.strictObject({
  id,
  external_id: z.string().meta({ description: "The host's own id" }),
  tracking_number: z.string(),
  status: deliveryStatus,
  promised_at: time.nullable().meta({ description: 'By when it was promised' }),
  expected_at: time.nullable().meta({ description: 'By when it is expected now' }),
  delivered_at: time.nullable(),
  is_late: z.boolean().meta({ description: 'Later than promised, delivered or not' }),
  updated_at: time,
});
export type Delivery = z.output<typeof delivery>;

/** One entry of a host token's `deliveries` claim. */
export const deliveryClaim = z.object({
  id: z.union([z.string().min(1).max(200).refine(isStorable), z.int()]).transform(String),
  tracking_number: z
    .string()
    .min(1)
    .max(100)
    .refine(isStorable)
    .optional()
    .meta({ examples: ['PX-482193'] }),
  status: deliveryStatus.optional(),
  promised_at: moment.nullish(),
  expected_at: moment.nullish(),
  delivered_at: moment.nullish(),
});
export type DeliveryClaim = z.output<typeof deliveryClaim>;

const deliveryReport = deliveryClaim
  .omit({ id: true })
  .extend({
    customer_ids: z
      .array(z.union([z.string().min(1).max(200).refine(isStorable), z.int()]).transform(String))
      .max(50)
      .optional()
      .meta({
        description: "The host's ids of those whose delivery it is. Absent: as known; given: these and no others",
      }),
  })
  .strict();
export type DeliveryReport = z.input<typeof deliveryReport>;

export const deliveries = {
  put: endpoint('deliveries.put', {
    summary: 'Tell of a delivery, by the id the host has for it',
    description: 'With an API key of scope `deliveries:write`. What is not said stays as it was known.',
    params: z.strictObject({
      id: z.string().min(1).max(200).refine(isStorable).meta({ description: "The host's own id" }),
    }),
    body: deliveryReport,
    answer: { status: 200, shape: delivery },
  }),
  list: endpoint('deliveries.list', {
    summary: 'Own deliveries that are known here, the newest first',
    query: z.strictObject(paging),
    answer: { status: 200, shape: page(delivery) },
  }),
  get: endpoint('deliveries.get', {
    summary: "One own delivery, by the host's id or the tracking number",
    params: z.strictObject({
      ref: z.string().min(1).max(200).refine(isStorable).meta({ description: "The host's id, or the tracking number" }),
    }),
    answer: { status: 200, shape: delivery },
  }),
};
