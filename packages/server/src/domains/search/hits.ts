import type { SearchHit } from '@logishift/support-sdk/contract';
import { asked, foldedText, marksOf, marksOfEach, placesOf } from '@logishift/support-sdk/words';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Database } from '../../platform/db/connect.js';
import type { Wanted } from '../tickets/index.js';
import { excerptAround } from './excerpt.js';
import { isMeantBy } from './numbers.js';
import { readShown, type Shown, type ShownText } from './shown-texts.js';
import { knownStems, type Spoken, stemsOf } from './stems.js';
import { spokenAt } from './tsquery.js';

/** A ticket that was found, as far as its hit is made from it. */
export interface Found {
  id: string;
  number: string;
  subject: string;
  description: string;
  delivery_ref: string | null;
  created_at: string;
}

/** Letters that are looked through for one page, and after which whoever waits for this process is let through. */
const mostLetters = 300_000;
const breath = 20_000;

/** Where in each ticket the words stand that it was found by; what stands in nothing that is looked through has none. */
export async function hitsOf(
  db: Database,
  asker: Actor,
  tickets: readonly Found[],
  all: readonly Wanted[],
): Promise<Map<string, SearchHit>> {
  const wanted = all.filter(({ not }) => !not);
  const shown = await readShown(db, tickets, isStaff(asker));
  const [hasThem, isNear] = [havingWordsOf(wanted), havingWordsOf(wanted, 3)];
  const looking = createLooking();
  const hits = new Map<string, SearchHit>();
  const left: { id: string; texts: ShownText[] }[] = [];
  for (const ticket of tickets) {
    const its = shown.get(ticket.id);
    if (!its) continue;
    const texts = await looking.through(textsOf(ticket, its));
    const having = texts.filter(({ text }) => hasThem(text));
    const hit = numberHit(ticket, its, wanted) ?? textHit(having, wanted, { isWhole: true });
    if (hit) hits.set(ticket.id, hit);
    else left.push({ id: ticket.id, texts: texts.filter(({ text }) => isNear(text)) });
  }
  if (left.length === 0) return hits;
  // Not all of them stand there just so: then in other forms of the words.
  await stemsOf(db, spokenIn(left.flatMap(({ texts }) => texts)));
  for (const { id, texts } of left) {
    const hit = textHit(await looking.again(texts), wanted, { isWhole: false, stems: knownStems });
    if (hit) hits.set(id, hit);
  }
  return hits;
}

/** Bounds what one page costs, and lets others through meanwhile. */
function createLooking() {
  let left = mostLetters;
  let since = 0;
  const pause = async (texts: readonly ShownText[]) => {
    since += lettersOf(texts);
    if (since < breath) return;
    since = 0;
    await new Promise(setImmediate);
  };
  return {
    /** As many of the texts as there is time for. */
    through: async (texts: readonly ShownText[]) => {
      await pause(texts);
      const some = texts.filter(({ text }) => {
        left -= text.length;
        return left >= 0;
      });
      return some;
    },
    again: async (texts: readonly ShownText[]) => {
      await pause(texts);
      return texts;
    },
  };
}

const lettersOf = (texts: readonly ShownText[]) => texts.reduce((sum, { text }) => sum + text.length, 0);

/** In the order in which one is taken of those that have as many of the words. */
const textsOf = ({ subject, description, created_at }: Found, { customer_name, texts }: Shown): ShownText[] => [
  { in: 'customer', by: null, text: customer_name, at: null },
  { in: 'subject', by: 'customer', text: subject, at: created_at },
  { in: 'description', by: 'customer', text: description, at: created_at },
  ...texts,
];

function numberHit(
  { number, delivery_ref }: Found,
  { tracking_number }: Shown,
  wanted: readonly Wanted[],
): SearchHit | null {
  const whole = wanted.map(({ text }) => text).join(' ');
  const isMeant = (one: string) => [whole, ...wanted.map(({ text }) => text)].some((typed) => isMeantBy(one, typed));
  const hit = (where: 'number' | 'parcel', text: string): SearchHit => ({
    in: where,
    by: null,
    text,
    marks: [{ start: 0, end: text.length }],
    at: null,
  });
  if (isMeant(number)) return hit('number', number);
  const parcel = [tracking_number, delivery_ref].find((one) => one !== null && isMeant(one));
  return parcel ? hit('parcel', parcel) : null;
}

/**
 * The text that has most of the words which the subject has not: the subject is shown anyway. `isWhole`: if all of the words stand in one of the
 * two.
 */
function textHit(
  texts: readonly ShownText[],
  wanted: readonly Wanted[],
  { isWhole, stems }: { isWhole: boolean; stems?: typeof knownStems },
): SearchHit | null {
  const having = ({ text }: ShownText) => {
    const marks = marksOfEach(text, wanted, stems);
    return wanted.filter((_, index) => marks[index]?.length);
  };
  const subject = texts.find((one) => one.in === 'subject');
  const inSubject = subject ? having(subject) : [];
  let best = inSubject.length > 0 ? subject : undefined;
  let more = 0;
  for (const one of texts) {
    if (inSubject.length + more === wanted.length) break;
    if (one === subject) continue;
    const its = having(one).filter((word) => !inSubject.includes(word)).length;
    if (its > more) [best, more] = [one, its];
  }
  if (!best || (isWhole && inSubject.length + more < wanted.length)) return null;
  const { text, marks } = excerptAround(best.text, marksOf(best.text, wanted, stems));
  return { in: best.in, by: best.by, text, marks: marks.map(([start, end]) => ({ start, end })), at: best.at };
}

/**
 * Whether a text may have one of the words: all of it, or how it begins, as other forms of a word do. It costs a tenth of looking for where
 * they stand.
 */
function havingWordsOf(wanted: readonly Wanted[], letters?: number): (text: string) => boolean {
  const words = wanted.flatMap(({ text }) => (asked(text)?.places ?? []).map(({ word }) => word.slice(0, letters)));
  return (text) => {
    const folded = foldedText(text);
    return words.some((word) => folded.includes(word));
  };
}

function* spokenIn(texts: readonly ShownText[]): Generator<Spoken> {
  for (const { text } of texts) {
    for (const { of, words, written } of placesOf(text))
      if (of === 'word') yield* spokenAt({ word: words[0] as string, written });
  }
}
