import { getTableName, Param, Placeholder, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../actor.js';
import type { Text } from './batch.js';
import type { Database } from './connect.js';
import { named } from './named.js';

/** Where the values of a statement go, by their names. */
export type Slots<In> = { [Name in keyof In]-?: Placeholder<Name & string, In[Name]> };

/** A statement that is written by drizzle once, and then is a text with places for its values. */
export interface Statement<In, Row> {
  text(): Text;
  valuesOf(given: In): unknown[];
  /** Of its rows; never there. */
  readonly row?: Row;
}

type Written<Row> = PromiseLike<Row[]> | PromiseLike<{ rows: Row[] }>;

/** drizzle without a database, to write statements with. */
const writer = drizzle.mock() as unknown as Database;

/**
 * A statement to be run often: drizzle writes it the first time, and PostgreSQL plans it once for each connection. `build` is given
 * what to write it with, and the places where its values go.
 */
export function statement<In extends object, Row = unknown>(
  build: (db: Database, slots: Slots<In>) => Written<Row>,
): Statement<In, Row> {
  let made: Made | undefined;
  const get = () => {
    made ??= write(build(writer, slots as never) as never);
    return made;
  };
  return {
    text: () => get().text,
    valuesOf: (given) => get().values.map((value) => value(given as Record<string, unknown>)),
  };
}

/**
 * The same for what inserts rows into a table from its values alone, and is not asked what became of it: with others of its kind it may be
 * one statement.
 */
export function insertInto<In extends object>(
  table: PgTable,
  build: (db: Database, slots: Slots<In>) => Written<unknown>,
): Statement<In, unknown> {
  const made = statement(build);
  let text: Text | undefined;
  return {
    ...made,
    text: () => {
      text ??= { ...made.text(), fills: getTableName(table) };
      return text;
    },
  };
}

interface Made {
  text: Text;
  values: ((given: Record<string, unknown>) => unknown)[];
}

interface Encoder {
  mapToDriverValue(value: unknown): unknown;
}
interface Prepared {
  getQuery(): { sql: string; params: unknown[] };
  /** Columns in their order, with where their values stand in a row. */
  fields?: { path: string[]; field: unknown }[];
}
/** What is SQL throughout, by `execute`, is prepared as it is. */
type WrittenByDrizzle = Prepared | { prepare(name: string): Prepared };

function write(query: WrittenByDrizzle): Made {
  const prepared = 'prepare' in query ? query.prepare('once') : query;
  const { sql: text, params } = prepared.getQuery();
  const columns = prepared.fields?.map(({ path }) => {
    if (path.length > 1)
      throw new Error(`Select ${path.join('.')} under a name of its own: a row of a statement is flat`);
    return path[0] as string;
  });
  return { text: { ...named(text), columns, mayShare: isRead(text) }, values: params.map(valueFrom) };
}

/** Is it nothing but read? A number of a sequence may be: one that is asked for in vain is lost, and that is all. */
const isRead = (text: string) => /^select\b/.test(text) && !/\bfor (no key )?(update|share)|_lock|pg_notify/.test(text);

function valueFrom(param: unknown): Made['values'][number] {
  if (param instanceof Param) {
    const inner = valueFrom(param.value);
    const { mapToDriverValue } = param.encoder as Encoder;
    return (given) => {
      const value = inner(given);
      return value === null || value === undefined ? null : mapToDriverValue.call(param.encoder, value);
    };
  }
  if (param instanceof Placeholder) return (given) => given[param.name];
  if (typeof param === 'string' && param.startsWith(mark)) return (given) => given[param.slice(mark.length)];
  return () => param;
}

/** Of these columns each its place: for what a statement writes. */
export const valuesOf = <In, const Names extends keyof In & string>(slots: Slots<In>, names: readonly Names[]) =>
  Object.fromEntries(names.map((name) => [name, slots[name]])) as unknown as { [Name in Names]: SQL };

// What no text that PostgreSQL keeps can begin with.
const mark = '\0';

const slots = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });

/** The values of whoever asks, for the places that `askerSlots` leaves. */
export type AskerValues = Pick<Actor, 'only_ticket_id'> & { actor_id: string };
export const askerValues = ({ id, only_ticket_id }: Actor): AskerValues => ({ actor_id: id, only_ticket_id });

/**
 * Somebody of that kind, with places in the stead of what tells one from another: texts, as groups are made of them. Nothing but `visibleTo`
 * and its like may look at it.
 */
export const askerSlots = ({ kind, role, only_ticket_id }: Actor): Actor =>
  ({
    kind,
    role,
    id: `${mark}actor_id`,
    only_ticket_id: only_ticket_id === null ? null : `${mark}only_ticket_id`,
  }) as Actor;

/**
 * Statements that differ by a key: written when first asked for. The first `most` are kept by PostgreSQL too. Some of them `areLong`
 * perhaps: those share no trip with what others ask for.
 */
export function statementsBy<In extends object, Row>(most: number, { areLong = false } = {}) {
  const kept = new Map<string, Statement<In, Row>>();
  // A connection keeps what it has planned for ever: of what callers can make up, the rest is planned each time.
  const others = new LRUCache<string, Statement<In, Row>>({ max: 500 });
  return (key: string, build: (db: Database, slots: Slots<In>) => Written<Row>): Statement<In, Row> => {
    const known = kept.get(key) ?? others.get(key);
    if (known) return known;
    const made = statement<In, Row>(build);
    if (areLong) made.text().mayShare = false;
    if (kept.size < most) {
      kept.set(key, made);
      return made;
    }
    const text = { ...made.text(), name: undefined };
    const unnamed = { ...made, text: () => text };
    others.set(key, unnamed);
    return unnamed;
  };
}
