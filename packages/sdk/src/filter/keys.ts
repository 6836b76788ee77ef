import {
  deliveryStatuses,
  ticketAwaits,
  ticketCategories,
  ticketPriorities,
  ticketStatuses,
} from '../contract/sets.js';
import type { Key, Term } from './types.js';

/** How long a filter may be, in UTF-16 units. */
export const mostLetters = 500;
/** How many terms a filter may have. */
export const mostTerms = 20;

/** What is true of a key. */
export interface FilterKey {
  key: Key;
  kind: Exclude<Term['kind'], 'word' | 'phrase'>;
  /** All values, where `closed`; else those that mean something by themselves, and usual ones. */
  values: readonly string[];
  /** Whether there are no other values. */
  closed: boolean;
  /** Of what is not closed: how values look, for whoever typed something else. */
  examples: readonly string[];
  /** Whether several may stand there, with commas. */
  list: boolean;
  /** Whether `<`, `<=`, `>`, `>=` and `..` may. */
  comparable: boolean;
  /** Whether a `-` may stand before it. */
  negatable: boolean;
  /** Whether it may stand there only once. */
  once: boolean;
}

const usual = { closed: false, examples: [], list: true, comparable: false, negatable: true, once: false };
const set = <K extends Key>(key: K, values: readonly string[]) =>
  ({ ...usual, key, kind: 'set', values, closed: true }) as const;
const text = <K extends Key>(key: K, examples: readonly string[], values: readonly string[] = []) =>
  ({ ...usual, key, kind: 'text', values, examples }) as const;
const moment = <K extends Key>(key: K) =>
  ({
    ...usual,
    key,
    kind: 'moment',
    values: ['today', 'yesterday', '<24h', '<7d', '>7d', '<30d'],
    examples: [
      '2026-11-30',
      '2026-11',
      '2026',
      '2026-11-30T09:00Z',
      'today',
      'yesterday',
      '<7d',
      '2026-11-01..2026-11-15',
    ],
    comparable: true,
  }) as const;

/** Every key, in the order in which they are offered. */
export const filterKeys: readonly FilterKey[] = [
  set('is', ['open', 'settled', 'unread', 'waiting', 'guest', 'late', 'assigned', 'unassigned']),
  set('status', ticketStatuses),
  set('priority', ticketPriorities),
  set('category', ticketCategories),
  set('awaiting', ticketAwaits),
  text('assignee', ['me', 'none', 'any', 'maya@support.example', '"Maya Fischer"'], ['me', 'none', 'any']),
  text('customer', ['priya@parcels.example', '"Priya Shah"', '42']),
  set('delivery', deliveryStatuses),
  text('carrier', ['DPD']),
  text('service', ['express']),
  text('hub', ['Leipzig']),
  text('area', ['04109']),
  text('country', ['DE']),
  text('parcel', ['PX-482193']),
  text('number', ['LS-1042']),
  text('locale', ['de', 'pt-BR']),
  moment('created'),
  moment('updated'),
  moment('resolved'),
  moment('closed'),
  {
    ...usual,
    key: 'waiting',
    kind: 'duration',
    values: ['>1h', '>4h', '>1d', '>3d'],
    examples: ['30min', '12h', '7d', '2w', '3mo', '1y', '>1d', '1d..3d'],
    comparable: true,
  },
  {
    ...usual,
    key: 'rating',
    kind: 'number',
    values: ['1', '2', '3', '4', '5'],
    examples: ['1', '5', '<=2', '4..5'],
    comparable: true,
  },
  set('has', ['note', 'feedback', 'parcel', 'reply']),
  {
    ...set('sort', ['-created', 'created', '-updated', 'updated', '-priority', 'priority', '-waiting']),
    list: false,
    negatable: false,
    once: true,
  },
];

const byName = new Map<string, FilterKey>(filterKeys.map((row) => [row.key, row]));

/** The key of a name, in any case. */
export const keyOf = (name: string): FilterKey | undefined => byName.get(name.toLowerCase());
