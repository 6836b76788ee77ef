import { z } from 'zod';
import { isOneLine, isVisible, normalise, withoutTurns } from '../text.js';
import {
  agentStates,
  deliveryStates,
  deliveryStatuses,
  locales,
  roles,
  sides,
  ticketActions,
  ticketAwaits,
  ticketCategories,
  ticketPriorities,
  ticketStatuses,
  type waitingFor,
} from './sets.js';

/** The shapes of the closed sets, and the small shapes that every domain uses. */
export * from './sets.js';

export const ticketCategory = z.enum(ticketCategories);
export const ticketStatus = z.enum(ticketStatuses);
export const ticketPriority = z.enum(ticketPriorities);
export const ticketAwaiting = z.enum(ticketAwaits);
export const ticketAction = z.enum(ticketActions);
export const deliveryStatus = z.enum(deliveryStatuses);
export const deliveryState = z.enum(deliveryStates);
export const side = z.enum(sides);
export const role = z.enum(roles);
export const agentState = z.enum(agentStates);
export const locale = z.enum(locales);

export type TicketCategory = z.output<typeof ticketCategory>;
export type TicketStatus = z.output<typeof ticketStatus>;
export type TicketPriority = z.output<typeof ticketPriority>;
export type TicketAwaiting = z.output<typeof ticketAwaiting>;
export type TicketAction = z.output<typeof ticketAction>;
export type DeliveryStatus = z.output<typeof deliveryStatus>;
export type DeliveryState = z.output<typeof deliveryState>;
export type Side = z.output<typeof side>;
export type WaitingFor = (typeof waitingFor)[number];
export type Role = z.output<typeof role>;
export type AgentState = z.output<typeof agentState>;
export type Locale = z.output<typeof locale>;

/** UUIDv7. */
export const id = z.uuid();
/** UTC, ISO 8601 with milliseconds and `Z`. */
export const time = z.iso.datetime();
/** Seconds from the answer until it ends: for callers whose own clock may be wrong. */
export const expiresIn = z.int().meta({ description: 'Seconds from now on until it ends' });
/** Whose mails somebody is to look for. */
export const mailSender = z.string().nullable().meta({
  description: 'The address it comes from, to look for among spam; null: this server sends no mails, look in its log',
});
/** A moment as a caller may write it, with any offset; read as UTC. Years 1 to 9999, which PostgreSQL can hold. */
export const moment = z.iso
  .datetime({ offset: true, error: 'Use ISO 8601 with a zone, such as 2026-03-02T15:00:00Z' })
  .refine((value) => /^(?!0000)\d{4}-/.test(utc(value)), 'Use a year from 1 to 9999')
  .overwrite(utc);

/** A moment in a query, where the `+` of an offset that was not escaped is read as a blank. */
export const queryMoment = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(/ (?=\d\d:\d\d$)/, '+') : value),
  moment,
) as unknown as typeof moment;

function utc(value: string): string {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? value : at.toISOString();
}

/** No NUL and no half of a surrogate pair: PostgreSQL cannot hold them. */
export const isStorable = (value: string) => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);

/** Text a person typed, tidied before it is looked at. */
const typed = (max: number, tidy: (value: string) => string) =>
  z
    .string()
    .overwrite(tidy)
    .trim()
    .min(1, 'Write something here')
    .max(max, `Use at most ${max} characters`)
    .refine(isStorable, 'Remove NUL and half characters')
    .refine((value) => value === '' || isVisible(value), 'Write something that can be seen');

/** Text a person typed: composed (NFC), trimmed, with something to be seen in it, whole characters. */
export const text = (max: number) => typed(max, normalise);

/**
 * One line of text: a subject or a name. No line break, Unicode's own neither, and no control character: they end up in
 * mail headers. What turns the direction of what stands after it is taken out.
 */
export const line = (max: number) =>
  typed(max, (value) => withoutTurns(normalise(value))).refine(
    isOneLine,
    'Use a single line, without control characters',
  );

export const byId = z.strictObject({ id: id.meta({ description: 'Its id, as lists and answers have it' }) });

/** One value or several: `open`, `open,on_hold` or the name repeated in a query; a value or an array in the SDK. */
export function anyOf<const T extends readonly [string, ...string[]]>(values: T) {
  const one = values.join('|');
  const list = z
    .string()
    .regex(new RegExp(`^(${one})(,(${one}))*$`), `Use ${values.join(', ')}, or several with commas`)
    .transform((value) => value.split(','));
  const joined = z.preprocess((value) => (Array.isArray(value) ? value.join(',') : value), list);
  return joined as unknown as z.ZodType<T[number][], T[number] | readonly T[number][]>;
}

/** A stretch of a text, in UTF-16 units: from `start` up to, and without, `end`. */
export const stretch = z.strictObject({ start: z.int(), end: z.int() });

/** A time zone by the name that the IANA gives it. */
export const timeZone = z.string().max(100).refine(isTimeZone, 'Use the name of a time zone, as Europe/Berlin');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** One id or several, as `anyOf`: at most so many. */
export function idsOf(most: number) {
  const list = z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.array(id).max(most, `Use at most ${most} ids`));
  const joined = z.preprocess((value) => (Array.isArray(value) ? value.join(',') : value), list);
  return joined as unknown as z.ZodType<string[], string | readonly string[]>;
}

// What JavaScript reads as a number is more: `0x10`, `1e2`, blanks around it, nothing at all.
const inDigits = (value: unknown) => (typeof value === 'string' && !/^\d+$/.test(value) ? Number.NaN : value);

/** How many items on a page: 1 to `most`. */
export const limitOf = (most: number, usual: number) =>
  z
    .preprocess(inDigits, z.coerce.number<number>('Use a whole number, in digits').int().min(1).max(most))
    .default(usual)
    .meta({ description: 'How many on a page' }) as unknown as z.ZodDefault<z.ZodCoercedNumber<number>>;

/** The part of a query that pages: `limit` items, from `cursor` on. */
export const paging = {
  cursor: z.string().max(500).optional().meta({ description: 'The `next_cursor` of the page before' }),
  limit: limitOf(100, 20),
};

/** A page: `next_cursor` is null on the last. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ data: z.array(item), next_cursor: z.string().nullable() });

export interface Page<T> {
  data: T[];
  next_cursor: string | null;
}
