import type { Logger } from '../../platform/log.js';

// Milliseconds. With rights that were looked at longer ago than this, nobody is told anything.
const goodFor = 4500;

/** Keeps what this node knows of its readers' rights young. */
export interface RightsWatch {
  /** Looks at them, or once more if a look is under way. One that fails is made up for by the next. */
  look(): void;
  /** Resolves at once if they are known well enough, else once they have been looked at; rejects when they cannot be. */
  known(): Promise<void>;
}

/**
 * @param check looks at everybody's rights, and at who has ended their streams since a moment by the database's clock;
 * returns what that clock said
 * @param onChecked called after every look that succeeded
 */
export function createRightsWatch(
  log: Logger,
  check: (since: number) => Promise<number>,
  onChecked: () => void,
): RightsWatch {
  let checkedAt = Date.now();
  let lookedAt = performance.now();
  let looking: Promise<void> | null = null;
  let again = false;

  const lookAround = async () => {
    do {
      again = false;
      const begunAt = performance.now();
      checkedAt = await check(checkedAt);
      lookedAt = begunAt;
      onChecked();
    } while (again);
  };
  const look = (): Promise<void> => {
    again = looking !== null;
    looking ??= lookAround().finally(() => {
      looking = null;
    });
    return looking;
  };
  return {
    look: () => void look().catch((error) => log.debug({ err: error }, 'Rights could not be looked at')),
    known: async () => {
      if (performance.now() - lookedAt > goodFor) await look();
    },
  };
}
