import { setImmediate } from 'node:timers/promises';
import type { LiveEvents } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import type { Database } from '../db/connect.js';
import { Refusal } from '../errors.js';
import { within } from '../events/audience.js';
import {
  type Cursor,
  isReached,
  type LedgerEvent,
  openLedger,
  presentCursor,
  readCursor,
  readSince,
  writeCursor,
} from '../events/ledger.js';
import { covers, isVisible, readSnapshot } from '../events/snapshot.js';
import type { Group } from '../groups.js';
import type { Logger } from '../log.js';
import type { Places } from '../workers/workers.js';
import { Batch } from './batch.js';
import { type Frame, heartbeat, tail } from './frame.js';
import type { Meaning } from './meaning.js';
import { OpenStreams } from './open-streams.js';
import { mostWaiting } from './outlet.js';
import { Stream } from './stream.js';

// Milliseconds.
const lookEvery = 1000;
const heartbeatEvery = 15_000;
// What a reader may have missed and still be told one by one; who missed more reads everything anew.
const mostMissed = 10_000;
// What is kept of what happens while a reader is told what it missed; if more does, it is read again.
const mostHeld = 200;
// Bytes, about: more than that is told in parts, between which readers take what they were given.
const mostAtOnce = mostWaiting / 2;

/** Hands what is written in the ledger to the streams on this node. */
export class Hub<Rendered extends { event: LedgerEvent }> {
  readonly streams = new OpenStreams();
  readonly #db: Database;
  readonly #patientDb: Database;
  readonly #log: Logger;
  readonly #places: Places;
  readonly #meaning: Meaning<Rendered>;
  // For those who are being told what they missed: what has happened meanwhile; null when that is too much to keep.
  readonly #held = new Map<Stream, { rendered: Rendered[]; cursor: string | null }[] | null>();
  // Those who are being told what they missed, or have been told some of what comes now: each gets what it has not.
  readonly #apart = new Set<Stream>();
  readonly #timers: NodeJS.Timeout[];
  #birth: string | null = null;
  // Up to where every stream has been told. Null: nobody listens, so nothing is read.
  #cursor: string | null = null;
  // Told since then, where reading broke off in the middle.
  #told = new Set<string>();
  #joining: ((cursor: string) => void)[] = [];
  #looking = false;
  #again = false;
  #stopped = false;

  /**
   * @param patientDb without a limit on a statement: after a restore the whole ledger is written anew
   * @param places how many streams one person may have
   */
  constructor(db: Database, patientDb: Database, log: Logger, places: Places, meaning: Meaning<Rendered>) {
    this.#db = db;
    this.#patientDb = patientDb;
    this.#log = log;
    this.#places = places;
    this.#meaning = meaning;
    this.#timers = [setInterval(() => this.look(), lookEvery), setInterval(() => this.#beat(), heartbeatEvery)];
  }

  /** Opens a stream, from now on or from where an earlier one broke off; none once its request is `over`. */
  async open(actor: Actor, lastEventId: string | undefined, over: AbortSignal): Promise<Stream> {
    const { id } = actor;
    if (!(await this.#places.take(id))) {
      throw new Refusal('rate_limited', 'Too many streams of yours are open.', {}, 30);
    }
    let isHeld = true;
    const leave = () => {
      if (isHeld) this.#places.leave(id);
      isHeld = false;
    };
    try {
      return await this.#openFor(actor, lastEventId, over, leave);
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #openFor(actor: Actor, lastEventId: string | undefined, over: AbortSignal, leave: () => void): Promise<Stream> {
    if (this.#stopped) throw new Refusal('unavailable', 'The server is stopping. Try again shortly.', {}, 1);
    const birth = this.#birth ?? (await this.checkLedger());
    const { at: openedAt, snapshot } = await databaseNow(this.#db);
    const since = lastEventId === undefined ? null : cursorIn(lastEventId, birth, snapshot);
    const stream = new Stream(actor, openedAt, (closed) => {
      this.streams.delete(closed);
      this.#apart.delete(closed);
      this.#held.delete(closed);
      leave();
    });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        stream.outlet.drop();
        reject(new Refusal('unavailable', 'The database does not answer. Try again shortly.', {}, 2));
      }, 4000);
      // Between two looks: what the others have been told by then is exactly what the cursor shows.
      this.#joining.push((cursor) => {
        clearTimeout(late);
        // Its request was refused meanwhile: nobody would ever read it.
        if (over.aborted) stream.outlet.drop();
        if (stream.outlet.isClosed) return resolve();
        this.streams.add(stream);
        if (since === null) this.#begin(stream, cursor, lastEventId === undefined ? 'ready' : 'reset');
        else void this.#catchUp(stream, since);
        resolve();
      });
      this.look();
    });
    return stream;
  }

  /** Looks for news, now. Calls while a look is under way become one more. */
  look(): void {
    this.#again = true;
    if (!this.#looking && !this.#stopped) void this.#look();
  }

  /** Something that is not recorded, to those streams of these groups that `frameFor` has one for. */
  pass(to: Iterable<Group>, frameFor: (actor: Actor) => Frame | null): void {
    this.#pass(this.streams.of(to), frameFor);
  }

  /** The same, whatever groups they are of. */
  passToAll(frameFor: (actor: Actor) => Frame | null): void {
    this.#pass(this.streams, frameFor);
  }

  #pass(streams: Iterable<Stream>, frameFor: (actor: Actor) => Frame | null): void {
    for (const stream of streams) {
      const event = frameFor(stream.actor);
      if (event) stream.send([event], null);
    }
  }

  /** After the database was away it may be another one: then everybody reads everything anew. */
  async checkLedger(): Promise<string> {
    const birth = await openLedger(this.#patientDb);
    if (this.#birth !== null && this.#birth !== birth) {
      this.#birth = birth;
      const cursor = await presentCursor(this.#db);
      this.#cursor = cursor;
      this.#told.clear();
      for (const stream of this.streams) this.#begin(stream, cursor, 'reset');
    }
    this.#birth = birth;
    return birth;
  }

  end(reason: LiveEvents['end']['reason'], which: (stream: Stream) => boolean): void {
    for (const stream of [...this.streams]) if (which(stream)) stream.end(reason);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.end('stopping', () => true);
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        if (this.streams.size === 0 && this.#joining.length === 0) {
          this.#cursor = null;
          continue;
        }
        this.#cursor ??= await presentCursor(this.#db);
        if (this.streams.size > 0) await this.#tellNews(this.#cursor);
        for (const join of this.#joining.splice(0)) join(this.#cursor);
      }
    } catch (error) {
      // The next look, at the latest in a second, begins where this one did.
      this.#log.debug({ err: error }, 'The ledger could not be read');
    } finally {
      this.#looking = false;
    }
  }

  async #tellNews(since: string): Promise<void> {
    for await (const page of readSince(this.#db, { since })) {
      const news = page.events.filter(({ id }) => !this.#told.has(id));
      const rendered = await this.#meaning.render(news);
      this.#meaning.onEvents(news);
      let given = 0;
      for (const part of this.#parts(rendered)) {
        // Readers get the time to take what they were given.
        if (given > 0) await setImmediate();
        given += part.length;
        this.#tellAll(part, page.more || given < rendered.length ? null : page.cursor.since);
        for (const { event } of part) this.#told.add(event.id);
      }
      if (page.more) {
        await setImmediate();
        continue;
      }
      this.#cursor = page.cursor.since;
      this.#told.clear();
    }
  }

  /** In their order, so many together as a reader takes at once; at least one part, perhaps an empty one. */
  *#parts(rendered: Rendered[]): Generator<Rendered[]> {
    let part: Rendered[] = [];
    let weight = 0;
    for (const one of rendered) {
      const its = this.#meaning.weightOf(one);
      if (part.length > 0 && weight + its > mostAtOnce) {
        yield part;
        part = [];
        weight = 0;
      }
      part.push(one);
      weight += its;
    }
    yield part;
  }

  #tellAll(rendered: Rendered[], cursor: string | null): void {
    // As they are now: one that by this is no longer apart has been told it.
    const apart = new Set(this.#apart);
    for (const stream of apart) this.#tellApart(stream, rendered, cursor);
    if (rendered.length === 0) return;
    const batch = new Batch(this.#meaning, rendered, cursor && this.#idOf(cursor));
    for (const stream of this.streams.of(batch.groups)) {
      if (apart.has(stream)) continue;
      stream.give(batch.chunksFor(stream.actor, this.streams.groupsOf(stream)), batch.cursor);
    }
  }

  /** What a reader of those apart has not been told of these. */
  #tellApart(stream: Stream, rendered: Rendered[], cursor: string | null): void {
    if (stream.isCatchingUp) {
      this.#hold(stream, rendered, cursor);
      return;
    }
    const { floor } = stream;
    const news = floor ? rendered.filter(({ event }) => !isVisible(event.xid, floor)) : rendered;
    const frames = news.flatMap((one) => this.#meaning.framesFor(one, stream.actor));
    let given = cursor;
    if (floor && cursor !== null) {
      const shown = readSnapshot(cursor);
      // Going on from an older cursor than the stream already has would tell some things twice.
      if (shown && covers(shown, floor)) this.#join(stream);
      else given = null;
    }
    stream.send(frames, given && this.#idOf(given));
  }

  /** From now on it is told what all are told. */
  #join(stream: Stream): void {
    stream.floor = null;
    stream.isCatchingUp = false;
    this.#held.delete(stream);
    this.#apart.delete(stream);
  }

  #begin(stream: Stream, cursor: string, how: 'ready' | 'reset'): void {
    this.#join(stream);
    stream.send(this.#meaning.greeting(how, stream.actor), this.#idOf(cursor));
  }

  /** Keeps for later what happens while a reader is told what it missed. */
  #hold(stream: Stream, rendered: Rendered[], cursor: string | null): void {
    const held = this.#held.get(stream);
    if (!held || (rendered.length === 0 && cursor === null)) return;
    held.push({ rendered, cursor });
    let kept = 0;
    for (const batch of held) kept += 1 + batch.rendered.length;
    if (kept > mostHeld) this.#held.set(stream, null);
  }

  async #catchUp(stream: Stream, from: Cursor): Promise<void> {
    stream.isCatchingUp = true;
    this.#apart.add(stream);
    const { actor } = stream;
    try {
      if (!(await this.#meaning.mayResume(actor, from))) return this.restart(stream);
      stream.send(this.#meaning.greeting('resumed', actor), null);
      const missed = { count: 0 };
      let at: Cursor | null = from;
      do {
        this.#held.set(stream, []);
        at = await this.#tellMissed(stream, actor, at, missed);
        if (!at) return void this.#held.delete(stream);
      } while (!this.#held.get(stream));
      stream.floor = readSnapshot(at.since);
      stream.isCatchingUp = false;
      const held = this.#held.get(stream) ?? [];
      this.#held.delete(stream);
      for (const { rendered, cursor } of held) this.#tellApart(stream, rendered, cursor);
    } catch (error) {
      this.#log.debug({ err: error }, 'A stream could not be resumed');
      // It comes back with the cursor it has.
      stream.outlet.drop();
      this.#held.delete(stream);
    }
  }

  /** Tells what came after a cursor, and returns the one it has come to. Null: that is not to go on. */
  async #tellMissed(stream: Stream, actor: Actor, from: Cursor, missed: { count: number }): Promise<Cursor | null> {
    let at = from;
    // It is gone, or begins anew with other rights: looked at before each word, as who reads slowly takes their time.
    const isOver = () => stream.outlet.isClosed || !stream.isCatchingUp || stream.actor.kind !== actor.kind;
    for await (const page of readSince(this.#db, from, within(actor))) {
      if (isOver()) return null;
      missed.count += page.events.length;
      if (missed.count > mostMissed) {
        this.restart(stream);
        return null;
      }
      const rendered = await this.#meaning.render(page.events);
      const frames = rendered.flatMap((one) => this.#meaning.framesFor(one, actor));
      const last = frames.pop();
      // As fast as it is read: what was missed may be more than may wait.
      for (const one of frames) {
        if (isOver()) return null;
        stream.send([one], null);
        await stream.outlet.drained();
      }
      // Who breaks off here goes on here: however often that happens, they get to the end.
      if (isOver()) return null;
      if (last) stream.send([last], this.#idOf(writeCursor(page.cursor)));
      at = page.cursor;
    }
    return at;
  }

  /** Gives up telling one by one: from now on, after a reset. */
  restart(stream: Stream): void {
    this.#joining.push((cursor) => {
      if (!stream.outlet.isClosed) this.#begin(stream, cursor, 'reset');
    });
    this.look();
  }

  #beat(): void {
    const cursor = this.#cursor && !this.#looking ? this.#idOf(this.#cursor) : null;
    const moved = cursor && tail(cursor);
    for (const stream of this.streams) {
      // A cursor that moved on without news for this reader spares it a long way back.
      if (moved && !this.#apart.has(stream) && stream.sentCursor !== cursor) stream.give([moved], cursor);
      else stream.outlet.send(heartbeat);
    }
  }

  #idOf(cursor: string): string {
    return `${this.#birth}.${cursor}`;
  }
}

/**
 * The cursor of a `Last-Event-ID`; null when it is none, or of another life of the ledger: also of one that ended when the
 * database went back to an earlier point, and had come further than this one is `now`.
 */
function cursorIn(id: string, birth: string, now: string): Cursor | null {
  const [of, ...rest] = id.split('.');
  const cursor = of === birth ? readCursor(rest.join('.')) : null;
  return cursor && isReached(cursor, now) ? cursor : null;
}

async function databaseNow(db: Database): Promise<{ at: number; snapshot: string }> {
  const { rows } = await db.execute<{ now: string; snapshot: string }>(
    sql`select clock_timestamp() as now, pg_current_snapshot()::text as snapshot`,
  );
  return { at: Date.parse(rows[0]?.now as string), snapshot: rows[0]?.snapshot as string };
}
