import type { InputError } from '@logishift/support-sdk/contract';
import { type Filter, type Mistake, parseFilter, type Term } from '@logishift/support-sdk/filter';
import { type Actor, isStaff } from '../../platform/actor.js';
import { mostErrors, Refusal } from '../../platform/errors.js';

/** What a customer may ask for: nothing that only staff know of a ticket. */
const forCustomers: Partial<Record<string, readonly string[] | 'all'>> = {
  status: 'all',
  category: 'all',
  awaiting: 'all',
  delivery: 'all',
  carrier: 'all',
  parcel: 'all',
  number: 'all',
  created: 'all',
  updated: 'all',
  resolved: 'all',
  closed: 'all',
  is: ['open', 'settled', 'unread', 'late'],
  has: ['feedback', 'parcel', 'reply'],
  sort: ['created', '-created', 'updated', '-updated'],
};

/** Reads what somebody looks for. @throws Refusal that names each mistake with its place, and what was perhaps meant */
export function readFilter(typed: string, actor: Actor): Filter {
  const parsed = parseFilter(typed);
  const mistakes = [
    ...(parsed.ok ? [] : parsed.mistakes),
    ...(isStaff(actor) ? [] : parsed.filter.terms.flatMap((term) => notForCustomers(term, typed))),
  ].sort((a, b) => a.at[0] - b.at[0]);
  if (mistakes.length === 0) return parsed.filter;
  const errors = mistakes.slice(0, mostErrors).map(toError);
  throw new Refusal('invalid_input', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), { errors });
}

function notForCustomers(term: Term, typed: string): Mistake[] {
  if (!('key' in term)) return [];
  const { key, at } = term;
  const found = typed.slice(...at);
  const allowed = forCustomers[key];
  if (allowed === 'all') return [];
  if (!allowed) return [{ at, code: 'unknown_key', found, expected: Object.keys(forCustomers) }];
  const others = term.kind === 'set' ? term.values.filter((value) => !allowed.includes(value)) : [];
  return others.length > 0 ? [{ at, code: 'unknown_value', found, expected: [...allowed] }] : [];
}

const says: Record<Mistake['code'], (found: string) => string> = {
  unknown_key: (found) => `There is no “${found}” to look for`,
  unknown_value: (found) => `“${found}” is none of its values`,
  bad_moment: (found) => `“${found}” is no date`,
  bad_duration: (found) => `“${found}” is no length of time`,
  bad_number: (found) => `“${found}” is no number from 1 to 5`,
  no_value: (found) => `Nothing stands behind “${found}”`,
  unclosed_quote: () => 'A quotation mark is missing at the end',
  not_comparable: (found) => `“${found}” compares what has no order`,
  twice: (found) => `“${found}” may stand there once`,
  not_negatable: (found) => `“${found}” cannot be denied`,
  too_long: () => 'This is longer than 500 characters',
  too_many_terms: () => 'These are more than 20 terms',
};

function toError({ at, code, found, suggestion, expected }: Mistake): InputError {
  const meant = suggestion
    ? `. Did you mean “${suggestion}”?`
    : expected?.length
      ? `. Use ${expected.slice(0, 12).join(', ')}`
      : '';
  return {
    path: 'query.q',
    message: `${says[code](found)}${meant}`,
    code,
    at: { start: at[0], end: at[1] },
    ...(suggestion && { suggestion }),
  };
}
