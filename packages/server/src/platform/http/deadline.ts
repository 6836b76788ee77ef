import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../errors.js';
import { UnderWay } from '../under-way.js';
import type { Env } from './router.js';

/** The time that a request has, while its body arrives. */
export interface Clock {
  /** A body is being waited for. One that may take longer than the whole request is given its own time. Milliseconds. */
  bodyBegins(most: number): void;
  /** It is there: after one that took its own time, the rest of the request has all of its again. */
  bodyEnded(): void;
}

export const bodyTooSlow = () =>
  new Refusal('body_too_slow', 'Send the body without pauses, or try again on a better connection.');

/**
 * No request waits longer: a database that hangs costs a 503, not a connection; a sender who keeps us waiting for the body, a 408.
 * Once `stopping` is aborted, what is in flight has `grace` left. Milliseconds.
 */
export function deadline(milliseconds: number, stopping: AbortSignal, grace: number): MiddlewareHandler<Env> {
  const waiting = new UnderWay<() => void>();
  stopping.addEventListener('abort', () => {
    setTimeout(() => {
      for (const refuse of waiting.all()) refuse();
    }, grace).unref();
  });
  return async (http, next) => {
    // Few ask for it, and it is not made for nothing.
    let over: AbortController | undefined;
    let isOver = false;
    http.set('over', () => {
      over ??= new AbortController();
      if (isOver) over.abort();
      return over.signal;
    });
    let isWaitingForBody = false;
    let refuse = () => {};
    const late = new Promise<never>((_, reject) => {
      refuse = () => {
        reject(
          isWaitingForBody && !stopping.aborted
            ? bodyTooSlow()
            : new Refusal('unavailable', 'This took too long. Try again shortly.', {}, 2),
        );
        isOver = true;
        over?.abort();
      };
    });
    let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(refuse, milliseconds);
    http.set('clock', {
      bodyBegins(most) {
        isWaitingForBody = true;
        if (most <= milliseconds) return;
        clearTimeout(timer);
        timer = undefined;
      },
      bodyEnded() {
        isWaitingForBody = false;
        if (!isOver) timer ??= setTimeout(refuse, milliseconds);
      },
    });
    const leave = waiting.add(refuse);
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
      leave();
    }
  };
}
