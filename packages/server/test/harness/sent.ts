import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { toWire } from '../../src/platform/db/batch.js';

/** A statement as it was sent to PostgreSQL. */
export interface Sent {
  text: string;
  values: unknown[];
  /** PostgreSQL keeps it by a name. */
  isKept?: boolean;
}

const asking = new AsyncLocalStorage<Sent[]>();

/** Keeps what is sent to PostgreSQL on behalf of `work`, and of nobody else who is at work in this process. */
export async function sentDuring(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    asking.getStore()?.push(...statementsIn(given));
    return (query as (...args: unknown[]) => unknown).apply(this, given);
  } as never;
  try {
    await asking.run(sent, work);
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

/** Keeps what everybody in this process sends to PostgreSQL during `work`, each with the name of who has the connection. */
export async function sentMeanwhile(work: () => Promise<unknown>): Promise<(Sent & { by: string | undefined })[]> {
  const sent: (Sent & { by: string | undefined })[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (
    this: pg.Client & { connectionParameters: pg.ClientConfig },
    ...given: unknown[]
  ) {
    const by = this.connectionParameters.application_name;
    sent.push(...statementsIn(given).map((one) => ({ ...one, by })));
    return (query as (...args: unknown[]) => unknown).apply(this, given);
  } as never;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

/** What a call of the driver's `query` sends: one statement, or a batch of them. */
export function statementsIn([config, values]: unknown[]): Sent[] {
  if (typeof config === 'string') return [{ text: config, values: Array.isArray(values) ? values : [] }];
  const { text, values: own, statements } = config as Partial<Sent> & { statements?: Sent[] };
  if (statements) return statements;
  return text ? [{ text, values: own ?? (Array.isArray(values) ? values : []) }] : [];
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Sort Key'?: string[];
  Plans?: Node[];
}

/** What PostgreSQL did for a statement. */
export interface Done {
  /** All that it asked. */
  tables: string[];
  /** Tables that were read from their beginning to their end. */
  scanned: string[];
  /** The most rows that were sorted at once. */
  sorted: number;
  /** All rows that were looked at. */
  looked: number;
}

/** PostgreSQL plans what it keeps for its values so often. After that it may take one plan for all values, which knows none of them. */
const plannedAnew = 5;

/** Runs it once more, and says how; what is kept, as it is run when it has been for a while. What it changes is undone. */
export async function planOf(client: pg.Client, { text, values, isKept }: Sent): Promise<Done & { plan: string }> {
  await client.query('begin');
  try {
    const explain = 'explain (analyze, timing off, format json)';
    const { rows } = isKept
      ? await runKept(client, text, values, explain)
      : await client.query({ text: `${explain} ${text}`, values });
    const plan = rows[0]['QUERY PLAN'][0].Plan as Node;
    const done: Done = { tables: [], scanned: [], sorted: 0, looked: 0 };
    walk(plan, done);
    return { ...done, plan: outline(plan) };
  } finally {
    await client.query('rollback');
  }
}

async function runKept(client: pg.Client, text: string, values: unknown[], explain: string) {
  const given = values.map((value) => {
    const sent = toWire(value);
    return sent === null ? 'null' : client.escapeLiteral(String(sent));
  });
  const execute = `execute kept${given.length > 0 ? `(${given.join()})` : ''}`;
  await client.query(`prepare kept as ${text}`);
  try {
    for (let time = 0; time < plannedAnew; time++) await client.query(execute);
    return await client.query(`${explain} ${execute}`);
  } finally {
    await client.query('deallocate kept');
  }
}

function walk(node: Node, done: Done): void {
  const loops = node['Actual Loops'];
  if (node['Relation Name']) done.tables.push(node['Relation Name']);
  if (node['Node Type'] === 'Seq Scan' && loops > 0) done.scanned.push(node['Relation Name'] ?? '');
  if (node['Relation Name'] || node['Node Type'] === 'Bitmap Index Scan') {
    const out = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    done.looked += (node['Actual Rows'] + out) * loops;
  }
  if (node['Node Type'].endsWith('Sort')) {
    for (const { 'Actual Rows': rows } of node.Plans ?? []) done.sorted = Math.max(done.sorted, rows);
  }
  for (const child of node.Plans ?? []) walk(child, done);
}

function outline(node: Node, depth = 0): string {
  const { 'Node Type': type, 'Actual Rows': rows, 'Actual Loops': loops, 'Relation Name': of, 'Sort Key': by } = node;
  const index = (node as { 'Index Name'?: string })['Index Name'];
  const out = node['Rows Removed by Filter'];
  const line = `${'  '.repeat(depth)}${type}${of ? ` on ${of}` : ''}${index ? ` by ${index}` : ''}${by ? ` by ${by.join()}` : ''} (${rows} × ${loops}${out ? `, ${out} filtered out` : ''})`;
  return [line, ...(node.Plans ?? []).map((child) => outline(child, depth + 1))].join('\n');
}
