import { sql } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/platform/db/batch.js';
import { joinInserts } from '../../src/platform/db/one-insert.js';
import { insertInto, type Statement, statement } from '../../src/platform/db/statement.js';

const columns = { one: text('one'), two: text('two') };
const [parcels, facts] = [pgTable('parcels', columns), pgTable('facts', columns)];
type Row = { one: string; two: string };

const parcel = insertInto<Row>(parcels, (db, { one, two }) => db.insert(parcels).values({ one, two }));
const fact = insertInto<Row>(facts, (db, { one, two }) =>
  db.insert(facts).select(sql`select a, b from json_populate_recordset(null::facts, ${one}) x(a, b), ${two}`),
);
const change = statement<Row>((db, { one, two }) =>
  db
    .update(parcels)
    .set({ one: sql`${one}` })
    .where(sql`two = ${two}`),
);

const entry = (of: Statement<Row, unknown>, one: string, two: string, heard: string[] = []): Entry => ({
  statement: of.text(),
  values: of.valuesOf({ one, two }),
  answer: () => heard.push(`${one} answered`),
  fail: () => heard.push(`${one} failed`),
});
const written = (entries: Entry[]) => entries.map(({ statement, values }) => [statement.text, ...values]);

describe('inserts of one batch', () => {
  it('that follow each other are one statement, of all their values in order', () => {
    const heard: string[] = [];
    const joined = joinInserts([entry(parcel, 'a', 'b', heard), entry(fact, 'c', 'd', heard)]);
    expect(written(joined)).toEqual([
      [
        'with i0 as (insert into "parcels" ("one", "two") values ($1, $2)) insert into "facts" ("one", "two") select a, b from json_populate_recordset(null::facts, $3) x(a, b), $4',
        'a',
        'b',
        'c',
        'd',
      ],
    ]);
    expect(joined[0]?.statement.name).not.toBe(parcel.text().name);
    expect(joinInserts([entry(parcel, 'e', 'f'), entry(fact, 'g', 'h')])[0]?.statement).toBe(joined[0]?.statement);
    joined[0]?.answer({ rows: [], tag: '' });
    joined[0]?.fail(new Error('Gone'));
    expect(heard).toEqual(['a answered', 'c answered', 'a failed', 'c failed']);
  });

  it('into one table, or with something else between them, stay apart and in their order', () => {
    const apart = [entry(fact, 'a', 'b'), entry(fact, 'c', 'd'), entry(change, 'e', 'f'), entry(parcel, 'g', 'h')];
    expect(joinInserts(apart)).toEqual(apart);
    const some = [entry(fact, 'a', 'b'), entry(parcel, 'c', 'd'), entry(fact, 'e', 'f'), entry(change, 'g', 'h')];
    const joined = joinInserts(some);
    expect(joined.slice(1)).toEqual(some.slice(2));
    expect(written(joined)[0]?.slice(1)).toEqual(['a', 'b', 'c', 'd']);
  });
});
