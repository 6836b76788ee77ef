import { nearest } from '../nearest.js';
import { filterKeys } from './keys.js';
import type { Key, SetKey } from './types.js';

/** What other tools, and people, call the keys. */
const otherKeys: Record<string, Key> = {
  agent: 'assignee',
  assigned: 'assignee',
  assigned_to: 'assignee',
  owner: 'assignee',
  from: 'customer',
  author: 'customer',
  client: 'customer',
  requester: 'customer',
  email: 'customer',
  state: 'status',
  type: 'category',
  kind: 'category',
  prio: 'priority',
  severity: 'priority',
  urgency: 'priority',
  lang: 'locale',
  language: 'locale',
  tracking: 'parcel',
  tracking_number: 'parcel',
  shipment: 'parcel',
  reference: 'parcel',
  delivery_status: 'delivery',
  depot: 'hub',
  courier: 'carrier',
  region: 'area',
  id: 'number',
  ticket: 'number',
  date: 'created',
  opened: 'created',
  solved: 'resolved',
  changed: 'updated',
  stars: 'rating',
  score: 'rating',
  order: 'sort',
  sort_by: 'sort',
  on_hold: 'awaiting',
  in: 'is',
};

/** What they call the values. */
const otherValues: Partial<Record<SetKey, Record<string, string>>> = {
  status: {
    new: 'open',
    active: 'in_progress',
    working: 'in_progress',
    pending: 'on_hold',
    hold: 'on_hold',
    solved: 'resolved',
    done: 'resolved',
  },
  priority: { urgent: 'high', critical: 'high', normal: 'medium', minor: 'low' },
  category: { broken: 'damaged', damage: 'damaged', missing: 'lost', delay: 'late', delayed: 'late' },
  delivery: { failed: 'delivery_failed', on_the_way: 'in_transit' },
  is: { new: 'unread', done: 'settled', delayed: 'late' },
  has: { notes: 'note', rating: 'feedback', answer: 'reply', delivery: 'parcel' },
  sort: { newest: '-created', oldest: 'created', age: 'created' },
};

/** The names that others have for a key, for whoever types one of them. */
export const namesLike = (prefix: string): Key[] =>
  Object.keys(otherKeys).flatMap((name) => (name.startsWith(prefix) ? [otherKeys[name] as Key] : []));

/** The only one that begins so. */
function only(prefix: string, names: readonly string[]): string | undefined {
  const [one, ...more] = prefix.length < 2 ? [] : names.filter((name) => name.startsWith(prefix));
  return more.length === 0 ? one : undefined;
}

const own = <T>(table: Record<string, T> | undefined, name: string): T | undefined =>
  table && Object.hasOwn(table, name) ? table[name] : undefined;

/** The key that was most likely meant. */
export function meantKey(typed: string): string | undefined {
  const name = typed.toLowerCase();
  const keys = filterKeys.map(({ key }) => key);
  return own(otherKeys, name) ?? only(name, keys) ?? nearest(name, keys);
}

/** The value of a closed set that was most likely meant. */
export const meantValue = (key: SetKey, typed: string, values: readonly string[]): string | undefined =>
  own(otherValues[key], typed) ?? only(typed, values) ?? nearest(typed, values);

/** The key that has a value, where it was typed behind another one: `is` of `status:unread`. */
export const keyWith = (value: string, besides: SetKey): string | undefined =>
  filterKeys.find(
    ({ key, kind, values }) => kind === 'set' && key !== besides && key !== 'sort' && values.includes(value),
  )?.key;
