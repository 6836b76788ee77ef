import pg, { type Connection, type QueryArrayConfig, type QueryConfig, type Submittable } from 'pg';
import { serialize } from 'pg-protocol/dist/serializer.js';
import { type Decode, decoderOf } from './decode.js';

/** A statement's text, kept: PostgreSQL may have it by its name, and then need not be sent it again. */
export interface Text {
  text: string;
  /** Undefined: it is sent and planned anew each time. */
  name?: string | undefined;
  /** It may share a trip with what others ask for: it is quick, changes nothing that others see, and waits for nobody. */
  mayShare?: boolean;
  /** The table that it inserts rows into, if it does nothing else and reads nothing. */
  fills?: string;
  /** The names of its columns in a row; without, those that PostgreSQL gives them. */
  columns?: readonly string[] | undefined;
  /** How its columns are read; known once it has been answered. */
  decoders?: (Decode | null)[];
  /** A row without its values. */
  empty?: Record<string, null>;
}

/** One statement of a batch, with its values. */
export interface Entry {
  statement: Text;
  values: readonly unknown[];
  /** Of drizzle's: answered as the driver would. */
  driver?: QueryConfig | QueryArrayConfig;
  answer(result: { rows: unknown[]; tag: string } | pg.QueryResult): void;
  fail(error: unknown): void;
}

/** What a connection has been told to keep. A name counts once PostgreSQL has said that it was parsed. */
interface Kept {
  names: Set<string>;
  underWay: (string | undefined)[];
}
const kept = new WeakMap<Connection, Kept>();
const keepingNothing = new WeakSet<Connection>();

/** On this connection nothing is kept by name: what stands between may give each transaction another one. */
export const keepNothing = (client: pg.ClientBase) =>
  keepingNothing.add((client as unknown as { connection: Connection }).connection);

function keptOn(connection: Connection): Kept {
  let found = kept.get(connection);
  if (!found) {
    const mine: Kept = { names: new Set(), underWay: [] };
    connection.on('parseComplete', () => {
      const name = mine.underWay.shift();
      if (name) mine.names.add(name);
    });
    kept.set(connection, mine);
    found = mine;
  }
  return found;
}

interface Result {
  rows: unknown[];
  /** What PostgreSQL says that it has done: `INSERT 0 1`. */
  tag: string;
  native: NativeResult | null;
}

/** The driver's own, for what drizzle sends. */
type NativeResult = pg.QueryResult & {
  addFields(fields: unknown): void;
  parseRow(fields: unknown): never;
  addRow(row: never): void;
  addCommandComplete(message: { text: string }): void;
};

/**
 * Statements sent together and answered together: one trip. Between them stands no Sync, so that where one fails PostgreSQL skips all
 * that come after it, and undoes those before it unless they stand in a transaction of their own, which then is as good as undone.
 */
export class Batch implements Submittable {
  /** Set by the driver: done, or failed with the reason. */
  callback: (error: unknown, result?: undefined) => void = () => {};
  readonly #entries: readonly Entry[];
  /** As they go to PostgreSQL. */
  readonly #values: (string | Buffer | null)[][];
  readonly #results: Result[];
  #at = 0;
  #fault: unknown;
  #kept: Kept | undefined;

  /** What it sends, for who looks on. */
  get statements(): { text: string; isKept: boolean; values: readonly unknown[] }[] {
    return this.#entries.map(({ statement: { text, name }, values }) => ({ text, isKept: name !== undefined, values }));
  }

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#values = entries.map(({ values }) => values.map(toWire));
    this.#results = entries.map(({ driver }) => ({ rows: [], tag: '', native: driver ? nativeResult(driver) : null }));
  }

  submit(connection: Connection): void {
    this.#kept = keptOn(connection);
    const { names, underWay } = this.#kept;
    const keeps = !keepingNothing.has(connection);
    const messages: Buffer[] = [];
    const sent = new Set<string>();
    for (const [place, { statement }] of this.#entries.entries()) {
      const { text, decoders } = statement;
      const name = keeps ? statement.name : undefined;
      const isKept = name !== undefined && (names.has(name) || sent.has(name));
      if (!isKept) {
        messages.push(serialize.parse({ text, ...(name !== undefined && { name }) }));
        underWay.push(name);
        if (name !== undefined) sent.add(name);
      }
      messages.push(
        serialize.bind({ ...(name !== undefined && { statement: name }), values: this.#values[place] as never }),
      );
      if (!decoders) messages.push(describe);
      messages.push(execute);
    }
    messages.push(sync);
    // One buffer: many small ones cost the process more than all else that is done for them.
    (connection as unknown as { stream: NodeJS.WritableStream }).stream.write(Buffer.concat(messages));
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    const { native } = this.#result;
    if (native) return void native.addFields(fields);
    const { statement } = this.#entry;
    statement.columns ??= fields.map(({ name }) => name);
    statement.decoders = fields.map(({ dataTypeID }) => decoderOf(dataTypeID));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { native, rows } = this.#result;
    try {
      if (native) native.addRow(native.parseRow(fields));
      else rows.push(toRow(this.#entry.statement, fields));
    } catch (error) {
      // The rest of the answer must still be heard.
      this.#fault ??= error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const result = this.#result;
    result.tag = text;
    result.native?.addCommandComplete({ text });
    // What has been answered without a description has no columns.
    if (!result.native) this.#entry.statement.decoders ??= [];
    this.#at++;
  }

  handleEmptyQuery(): void {
    this.#at++;
  }

  // Nothing of ours copies, or reads in portions: what would begin to is told that it failed.
  handleCopyInResponse(connection: Connection): void {
    this.#fault ??= new Error('COPY is not for a batch');
    (connection as unknown as { sendCopyFail(reason: string): void }).sendCopyFail('Not here');
  }
  handleCopyData(): void {
    this.#fault ??= new Error('COPY is not for a batch');
  }
  handlePortalSuspended(): void {
    this.#fault ??= new Error('A batch reads whole answers');
  }

  /** The driver tells it of what PostgreSQL refused, of a lost connection, and of time that is up. */
  handleError(error: unknown): void {
    // What came after it is not parsed.
    if (this.#kept) this.#kept.underWay.length = 0;
    this.callback(error);
  }

  handleReadyForQuery(): void {
    this.callback(this.#fault ?? null);
  }

  /** Gives the answers to those who wait for them. */
  answer(): void {
    this.#entries.forEach((entry, place) => {
      const { native, rows, tag } = this.#results[place] as Result;
      entry.answer(native ?? { rows, tag });
    });
  }

  get #entry(): Entry {
    return this.#entries[this.#at] as Entry;
  }

  get #result(): Result {
    return this.#results[this.#at] as Result;
  }
}

const describe = serialize.describe({ type: 'P' });
const execute = serialize.execute();
const sync = serialize.sync();

const nativeResult = (driver: QueryConfig | QueryArrayConfig): NativeResult =>
  new (pg as unknown as { Result: new (mode: unknown, types: unknown) => NativeResult }).Result(
    'rowMode' in driver ? driver.rowMode : undefined,
    driver.types ?? pg.types,
  );

function toRow(statement: Text, fields: (string | null)[]): Record<string, unknown> {
  const { columns = [], decoders = [] } = statement;
  if (columns.length !== fields.length) throw new Error('The answer has other columns than the statement names');
  // A copy of one made at once is small and quick; what grows name by name is neither.
  statement.empty ??= JSON.parse(JSON.stringify(Object.fromEntries(columns.map((name) => [name, null]))));
  const row: Record<string, unknown> = { ...statement.empty };
  for (let place = 0; place < fields.length; place++) {
    const text = fields[place] as string | null;
    if (text === null) continue;
    const decode = decoders[place];
    row[columns[place] as string] = decode ? decode(text) : text;
  }
  return row;
}

/** A value as it goes to PostgreSQL: its own text forms; objects as JSON. */
export function toWire(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || value instanceof Buffer) return value;
  if (Array.isArray(value)) return arrayText(value);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const arrayText = (values: unknown[]): string =>
  `{${values
    .map((value) => {
      if (value === null || value === undefined) return 'null';
      return Array.isArray(value) ? arrayText(value) : `"${String(toWire(value)).replace(/[\\"]/g, '\\$&')}"`;
    })
    .join()}}`;
