import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { Refusal, reasonOf } from '../../../platform/errors.js';
import type { Logger } from '../../../platform/log.js';

// Milliseconds.
const fetchTimeout = 3000;
/** From then on keys are fetched again beside the requests. */
const fresh = 5 * 60_000;
/** From then on a request waits for it: a key that its issuer took back is good no longer, while the issuer answers. */
const good = 10 * 60_000;
/** While the issuer does not answer, its last keys are good for so long. */
const kept = 24 * 3_600_000;
/** Between two fetches for a key that is not known, which anybody can ask for. */
const pause = 30_000;
/** After a fetch that failed. */
const pauseAfterFailure = 10_000;

/**
 * The published keys of one issuer. A fetch is made at most once at a time, whoever asks and however often: for an unknown
 * key every 30 s, every 10 s while the issuer does not answer.
 */
export function issuerKeys(name: string, url: URL, log: Logger): (now: Date) => JWTVerifyGetKey {
  // When to fetch is decided here: jose's own way knows no pause after a failure, and keeps no keys beyond their age.
  const set = createRemoteJWKSet(url, {
    timeoutDuration: fetchTimeout,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: Number.POSITIVE_INFINITY,
  });
  let fetchedAt: number | undefined;
  let triedAt: number | undefined;
  let failing = false;
  let underWay: Promise<void> | undefined;

  const fetchOnce = (now: number): Promise<void> => {
    triedAt = now;
    underWay ??= set
      .reload()
      .then(
        () => {
          if (failing) log.info({ issuer: name }, "The issuer's keys can be fetched again");
          failing = false;
          fetchedAt = now;
        },
        (error: unknown) => {
          const reason = reasonOf(error instanceof Error ? (error.cause ?? error) : error);
          const until = fetchedAt === undefined ? null : new Date(fetchedAt + kept);
          if (!failing)
            log.warn({ issuer: name, reason, last_ones_until: until }, "The issuer's keys cannot be fetched");
          failing = true;
        },
      )
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };

  return (date) => async (header, token) => {
    const now = date.getTime();
    // Clocks are set back too: then it counts as long ago.
    const since = (at: number | undefined) => (at === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - at));
    const left = () => (failing ? pauseAfterFailure : pause) - since(triedAt);
    const unavailable = () =>
      new Refusal('unavailable', "The issuer's keys cannot be fetched now.", {}, Math.max(1, Math.ceil(left() / 1000)));
    const isGone = () => since(fetchedAt) > kept;

    if (since(fetchedAt) > fresh) {
      const fetching = underWay ?? (failing && left() > 0 ? undefined : fetchOnce(now));
      // Nobody waits again for an issuer that is known not to answer, while there are keys.
      if (isGone() || (since(fetchedAt) > good && !failing)) await fetching;
      if (isGone()) throw unavailable();
    }
    try {
      return await set(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey))
        throw error instanceof errors.JOSEError ? error : unusable(error);
      if (underWay || left() <= 0) {
        await (underWay ?? fetchOnce(now));
        // Of what is still not known the issuer has the last word.
        if (!failing) return await set(header, token);
      }
      // It may be a new key, of which we cannot hear.
      throw failing ? unavailable() : error;
    }
  };

  function unusable(error: unknown): Refusal {
    log.warn({ issuer: name, err: error }, 'A key that the issuer publishes cannot be used');
    return new Refusal('unavailable', "The issuer's keys cannot be used now.", {}, 5);
  }
}
