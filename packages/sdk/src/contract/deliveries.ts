import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { deliveryStatus, id, isStorable, line, moment, page, paging, time } from './values.js';

/** Flat, and the host's own: kept and given back, and nothing is made of it. */
export type HostData = Record<string, string | number | boolean | null>;

const mostHostData = { keys: 30, bytes: 2048 };

function isHostData(value: unknown): value is HostData {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= mostHostData.keys &&
    entries.every(([key, one]) => isStorable(key) && isHostValue(one)) &&
    new TextEncoder().encode(JSON.stringify(value)).length <= mostHostData.bytes
  );
}

function isHostValue(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  // What is too large for a number is read as one without end, which JSON cannot say again.
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}

/** One mistake, whatever is wrong: the names in it are the host's own, and a mistake's path is logged. */
const hostData = z
  .unknown()
  .refine(
    isHostData,
    `Use an object of texts, numbers, true, false and null: at most ${mostHostData.keys} keys and ${mostHostData.bytes} bytes as JSON, without NUL and half characters`,
  )
  .meta({
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    maxProperties: mostHostData.keys,
    description: `The host's own, for staff to see: at most ${mostHostData.bytes} bytes as JSON. Told again, it takes the place of what was there`,
    examples: [{ weight_kg: 2.4, insured: true }],
  }) as unknown as z.ZodType<HostData, HostData>;

/** ASCII alone before it is made upper case: that of an ß is SS. */
const country = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, such as DE')
  .toUpperCase()
  .meta({ examples: ['DE'] });

/** A shipment of the host app, as far as it told us, and as its customer has it. */
export const delivery = z.strictObject({
  id,
  external_id: z.string().meta({ description: "The host's own id" }),
  tracking_number: z.string(),
  status: deliveryStatus,
  promised_at: time.nullable().meta({ description: 'By when it was promised' }),
  expected_at: time.nullable().meta({ description: 'By when it is expected now' }),
  delivered_at: time.nullable(),
  carrier: z.string().nullable().meta({ description: 'Who brings it' }),
  service: z.string().nullable().meta({ description: "The carrier's product that was booked" }),
  destination_country: z.string().nullable().meta({ description: 'Where it goes: two letters of ISO 3166-1' }),
  destination_area: z
    .string()
    .nullable()
    .meta({ description: 'Where it goes: the beginning of a postcode, or a code' }),
  is_late: z.boolean().meta({ description: 'Later than promised, delivered or not' }),
  updated_at: time,
});
export type Delivery = z.output<typeof delivery>;

/** The same for staff, and for the host that told of it: with what no customer is shown. */
export const staffDelivery = delivery.extend({
  hub: z.string().nullable().meta({ description: 'Through which of its depots it goes' }),
  host_data: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .nullable()
    .meta({ description: "The host's own, as it told it" }),
});
export type StaffDelivery = z.output<typeof staffDelivery>;

/** A text that may not be known: some systems write that as nothing at all. */
const perhaps = (shape: z.ZodType<string, string>) =>
  (
    z.preprocess(
      (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
      shape.nullable(),
    ) as unknown as z.ZodType<string | null, string | null>
  ).optional();

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
  carrier: perhaps(line(80)).meta({ examples: ['DPD'] }),
  service: perhaps(line(80)).meta({ examples: ['Express 12:00'] }),
  destination_country: perhaps(country),
  destination_area: perhaps(line(20)).meta({
    description: 'The beginning of a postcode, or a code of yours; no whole address',
    examples: ['104'],
  }),
  hub: perhaps(line(80)).meta({ description: 'For staff to see', examples: ['Berlin-Tempelhof'] }),
  host_data: hostData.nullish(),
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
    description:
      'With an API key of scope `deliveries:write`. What is not said stays as it was known; what is null is forgotten.',
    params: z.strictObject({
      id: z.string().min(1).max(200).refine(isStorable).meta({ description: "The host's own id" }),
    }),
    body: deliveryReport,
    answer: { status: 200, shape: staffDelivery },
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
