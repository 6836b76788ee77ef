import { ProblemError } from '@logishift/support-sdk';

/** Waits for all calls. Resolves to what succeeded and to what was refused; anything else is thrown. */
export async function settled<T>(calls: Promise<T>[]): Promise<{ won: T[]; lost: ProblemError[] }> {
  const won: T[] = [];
  const lost: ProblemError[] = [];
  for (const outcome of await Promise.allSettled(calls)) {
    if (outcome.status === 'fulfilled') won.push(outcome.value);
    else if (outcome.reason instanceof ProblemError) lost.push(outcome.reason);
    else throw outcome.reason;
  }
  return { won, lost };
}

export const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
