import { foldReference } from '@logishift/support-sdk/text';
import { asked } from '@logishift/support-sdk/words';
import { eq, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Database } from '../../platform/db/connect.js';
import { deliveries } from '../deliveries/tables.js';
import { customersFoundBy, findsBy } from '../identity/index.js';
import { type Matching, visibleTo, type Wanted } from '../tickets/index.js';
import { supportTickets } from '../tickets/tables.js';
import { shortestPart, valuesOf } from './numbers.js';
import { stemsOf } from './stems.js';
import { ticketKeys, ticketSearch } from './tables.js';
import { spokenBy, tsqueryOf } from './tsquery.js';
import { unsettledMark } from './vector.js';

/** A customer is told of nothing that only staff wrote: notes have the weight D. */
const weightsFor = (asker: Actor) => (isStaff(asker) ? '' : 'ABC');

/** Tickets by a number, and customers by a word: of more, the newest. */
const most = 1000;

/** One word or phrase with all that it may mean. */
interface Term {
  not: boolean;
  tsquery: string | null;
  /** Tickets that have it as a number, and customers that are called so. */
  tickets: string[];
  customers: string[];
}

export async function matching(
  db: Database,
  asker: Actor,
  all: readonly Wanted[],
  { slips }: { slips: boolean },
): Promise<Matching> {
  // A dash or a smile says nothing that could be found; by themselves they find nothing.
  const wanted = all.filter(({ text }) => asked(text) !== null || valuesOf(text).length > 0);
  if (wanted.length === 0) return matchesNothing;
  const [stems, known, whole] = await Promise.all([
    stemsOf(db, spokenBy(wanted)),
    Promise.all(wanted.map((one) => knownBy(db, asker, one, slips))),
    ticketsByWhole(db, asker, wanted),
  ]);
  const terms = wanted.map(
    (one, index): Term => ({
      not: one.not,
      tsquery: tsqueryOf(one, stems, weightsFor(asker)),
      ...(known[index] as { tickets: string[]; customers: string[] }),
    }),
  );
  const words = sql`${ticketSearch}.words`;
  const each = terms.map((term) => {
    const any = anyOf(term, words, { ticket: sql`one.id`, customer: sql`one.customer_id` });
    return term.not ? sql`not coalesce(${any}, false)` : any;
  });
  const every = sql`(${sql.join(each, sql` and `)})`;
  return {
    join: sql`left join ${ticketSearch} on ${ticketSearch}.ticket_id = one.id`,
    where: whole.length > 0 ? sql`(${every} or one.id = any(${sql.param(whole)}::uuid[]))` : every,
    among: (isUnsettled) => among(terms, whole, isUnsettled),
  };
}

const matchesNothing: Matching = { join: sql``, where: sql`false`, among: () => sql`select null::uuid where false` };

/** What a term may be found by: words, and whatever it is the number or the name of. */
function anyOf(
  { tsquery, tickets, customers }: Omit<Term, 'not'>,
  words: SQL,
  { ticket, customer }: { ticket: SQL; customer: SQL },
): SQL {
  const any: SQL[] = [];
  if (tsquery !== null) any.push(sql`${words} @@ ${tsquery}::tsquery`);
  if (tickets.length > 0) any.push(sql`${ticket} = any(${sql.param(tickets)}::uuid[])`);
  if (customers.length > 0) any.push(sql`${customer} = any(${sql.param(customers)}::uuid[])`);
  return any.length > 0 ? sql`(${sql.join(any, sql` or `)})` : sql`false`;
}

function among(terms: readonly Term[], whole: readonly string[], isUnsettled: boolean): SQL | null {
  const wanted = terms.filter(({ not }) => !not);
  if (wanted.length === 0) return null;
  const { words, ticket_id, customer_id } = ticketSearch;
  // What is words alone is one question to the index.
  const isPlain = ({ tickets, customers }: Term) => tickets.length + customers.length === 0;
  const plain = [...wanted.filter(isPlain).map(({ tsquery }) => tsquery), ...(isUnsettled ? [unsettledMark] : [])];
  const joined = plain.length > 0 && !plain.includes(null) ? plain.map((one) => `(${one})`).join(' & ') : null;
  const each = [
    ...(plain.length > 0 ? [anyOf({ tsquery: joined, tickets: [], customers: [] }, sql`${words}`, none)] : []),
    ...wanted
      .filter((term) => !isPlain(term))
      .map((term) => anyOf(term, sql`${words}`, { ticket: sql`${ticket_id}`, customer: sql`${customer_id}` })),
  ];
  const numbered = [...new Set([...whole, ...wanted.flatMap(({ tickets }) => tickets)])];
  return sql`select ${ticket_id} from ${ticketSearch}
    where ${sql.join(each, sql` and `)}
    ${numbered.length > 0 ? sql`union select unnest(${sql.param(numbered)}::uuid[])` : sql``}`;
}

const none = { ticket: sql`null`, customer: sql`null` };

/** What is known by a word beside the words of tickets. A phrase is looked for in texts, and a customer has no other customers. */
async function knownBy(db: Database, asker: Actor, { text, isPhrase }: Wanted, slips: boolean) {
  if (isPhrase) return { tickets: [], customers: [] };
  const [tickets, customers] = await Promise.all([
    ticketsByNumber(db, asker, text),
    isStaff(asker) ? customersBy(db, text, slips) : [],
  ]);
  return { tickets, customers };
}

async function customersBy(db: Database, text: string, slips: boolean): Promise<string[]> {
  const query = findsBy(text, { slips });
  if (query === null) return [];
  const { rows } = await db.execute<{ id: string }>(customersFoundBy(sql`${query}`, most));
  return rows.map(({ id }) => id);
}

async function ticketsByNumber(db: Database, asker: Actor, text: string): Promise<string[]> {
  const query = numberedBy(asker, text);
  if (query === null) return [];
  const { rows } = await db.execute<{ ticket_id: string }>(query);
  return rows.map(({ ticket_id }) => ticket_id);
}

/** A query for the ids of the tickets that have a number: whole, or as it begins or ends. A customer is not told of one in a note. */
export const numbered = (asker: Actor, number: string): SQL =>
  numberedBy(asker, number, { isNumber: true }) ?? sql`select null::uuid where false`;

function numberedBy(asker: Actor, text: string, options = {}): SQL | null {
  const { ticket_id, value, is_internal } = ticketKeys;
  // Of a customer's own tickets all; of everybody's the newest, but for those that have just this number.
  const isTold = isStaff(asker)
    ? sql``
    : sql`and not ${is_internal} and ${ticket_id} in (select ${supportTickets.id} from ${supportTickets} where ${visibleTo(asker)})`;
  // A number that a parcel got after its ticket was made, as deliveries keep it.
  const written = foldReference(text);
  const branches = valuesOf(text, options).flatMap((one) => {
    const whole = sql`select ${ticket_id} from ${ticketKeys} where ${value} = ${one} ${isTold}`;
    const parcel = sql`select ${supportTickets.id} from ${supportTickets} join ${deliveries} on ${deliveries.id} = ${supportTickets.delivery_id}
      where ${or(eq(deliveries.tracking_key, written), eq(deliveries.external_key, written))}`;
    const parts =
      one.length < shortestPart
        ? []
        : [sql`${value} like ${begins(one)}`, sql`reverse(${value}) like ${begins([...one].reverse().join(''))}`];
    return [
      whole,
      parcel,
      ...parts.map(
        (condition) =>
          sql`select ${ticket_id} from ${ticketKeys} where ${condition} ${isTold} order by ${ticket_id} desc`,
      ),
    ].map((branch) => sql`(${branch} limit ${most})`);
  });
  return branches.length > 0 ? sql.join(branches, sql` union `) : null;
}

/** All that was typed may be one number with blanks in it: `1Z 999 AA1`, `+49 171 555 0142`. */
async function ticketsByWhole(db: Database, asker: Actor, wanted: readonly Wanted[]): Promise<string[]> {
  if (wanted.length < 2 || wanted.some(({ not, isPhrase }) => not || isPhrase)) return [];
  const text = wanted.map(({ text }) => text).join(' ');
  return (text.match(/\p{Nd}/gu)?.length ?? 0) >= 6 ? ticketsByNumber(db, asker, text) : [];
}

const begins = (value: string) => `${value.replace(/[\\%_]/g, '\\$&')}%`;
