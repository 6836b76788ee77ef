import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Answer, Call, Line } from './messages.js';
import { type Counted, type Counter, type Places, placesHere } from './workers.js';

/** Milliseconds that a count waits for the primary. */
const patience = 1000;

/** Asks the primary; null: it does not answer. */
export type Ask = (call: Call) => Promise<{ answer: Answer } | null>;

interface Asked {
  call: Call;
  settle(answered: { answer: Answer } | null): void;
}

/**
 * What is asked for while one look at the sockets lasts, or while the primary answers, goes to it as one message: the more there is, the less each
 * costs. A primary that stands still holds up nobody: after a second each worker counts by itself, as nodes do, until it answers again.
 */
export function createAsk({ tell, on }: Line): Ask {
  let underWay: { asked: Asked[]; timer: NodeJS.Timeout } | null = null;
  let waiting: Asked[] = [];
  let isSilent = false;

  const send = () => {
    if (underWay || waiting.length === 0) return;
    const asked = waiting;
    waiting = [];
    underWay = { asked, timer: setTimeout(beSilent, patience).unref() };
    void tell({ kind: 'count', calls: asked.map(({ call }) => call) });
  };
  const beSilent = () => {
    isSilent = true;
    for (const { settle } of [...(underWay?.asked ?? []), ...waiting]) settle(null);
    waiting = waiting.filter(({ call }) => isOfPlaces(call));
  };
  on('counted', ({ answers }) => {
    isSilent = false;
    const { asked, timer } = underWay ?? { asked: [] };
    clearTimeout(timer);
    underWay = null;
    for (const [place, { settle }] of asked.entries()) settle({ answer: answers[place] ?? null });
    send();
  });
  return (call) => {
    // Places are taken and left there in any case: what is taken here alone would be left for another.
    if (isSilent && !isOfPlaces(call)) return Promise.resolve(null);
    return new Promise((settle) => {
      if (waiting.length === 0) setImmediate(send);
      waiting.push({ call, settle });
      if (isSilent) settle(null);
    });
  };
}

const isOfPlaces = ([what]: Call) => what === 'take' || what === 'leave';

/** A counter of all workers together. */
export function counterTogether(ask: Ask, what: Counted): Counter {
  const here = new RateLimiterMemory(what);
  const { keyPrefix: name, points } = what;
  const read = ([consumed, milliseconds]: [number, number]) =>
    new RateLimiterRes(Math.max(points - consumed, 0), milliseconds, consumed, consumed === 1);
  const state = async (call: Call): Promise<RateLimiterRes | null | 'silent'> => {
    const answered = await ask(call);
    if (!answered) return 'silent';
    return Array.isArray(answered.answer) ? read(answered.answer) : null;
  };
  return {
    consume: async (key) => {
      const now = await state(['consume', name, String(key)]);
      if (now === 'silent' || !now) return here.consume(key);
      if (now.consumedPoints > points) throw now;
      return now;
    },
    reward: async (key) => {
      const now = await state(['reward', name, String(key)]);
      return now === 'silent' || !now ? here.reward(key) : now;
    },
    get: async (key) => {
      const now = await state(['get', name, String(key)]);
      return now === 'silent' ? here.get(key) : now;
    },
    delete: async (key) => {
      const answered = await ask(['delete', name, String(key)]);
      return (await here.delete(key)) || answered?.answer === true;
    },
  };
}

/** Places of all workers together. */
export function placesTogether(ask: Ask, name: string, most: number): Places {
  const here = placesHere(most);
  return {
    take: async (key) => {
      const answered = await ask(['take', name, key, most]);
      // Taken here too: while the primary is silent, what this worker holds is known.
      if (answered?.answer === false) return false;
      return (await here.take(key)) || answered !== null;
    },
    leave: (key) => {
      here.leave(key);
      void ask(['leave', name, key]);
    },
  };
}
