import type { Entry, Text } from './batch.js';
import { named } from './named.js';

/** Statements made of others, by the names of those. */
const made = new Map<string, Text>();

/**
 * Makes one statement of inserts that follow each other, each into another table: PostgreSQL begins and ends it once. Two into one table
 * stay two, as the order of events is that in which they are written.
 */
export function joinInserts(entries: readonly Entry[]): Entry[] {
  const joined: Entry[] = [];
  let run: Entry[] = [];
  const end = () => {
    const [first] = run;
    if (first) joined.push(run.length === 1 ? first : oneOf(run));
    run = [];
  };
  for (const entry of entries) {
    const { fills } = entry.statement;
    if (!fills || run.some(({ statement }) => statement.fills === fills)) end();
    if (fills) run.push(entry);
    else joined.push(entry);
  }
  end();
  return joined;
}

function oneOf(entries: readonly Entry[]): Entry {
  return {
    statement: textOf(entries.map(({ statement }) => statement)),
    values: entries.flatMap(({ values }) => values),
    answer: (result) => {
      for (const { answer } of entries) answer(result);
    },
    fail: (error) => {
      for (const { fail } of entries) fail(error);
    },
  };
}

function textOf(statements: readonly Text[]): Text {
  const key = statements.map(({ name }) => name).join();
  const known = made.get(key);
  if (known) return known;
  let before = 0;
  const texts = statements.map(({ text }) => {
    const places = text.match(/\$\d+/g) ?? [];
    const moved = text.replace(/\$(\d+)/g, (_, place) => `$${Number(place) + before}`);
    before += new Set(places).size;
    return moved;
  });
  const last = texts.pop() as string;
  const one = named(`with ${texts.map((text, place) => `i${place} as (${text})`).join(', ')} ${last}`);
  made.set(key, one);
  return one;
}
