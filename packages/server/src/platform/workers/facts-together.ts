import type { Line } from './messages.js';
import type { Fact, Workers } from './workers.js';

/** What one worker finds out and all tell; the primary keeps it for those who come later. */
export function factsTogether({ tell, on }: Line, known: Readonly<Record<string, string>>): Workers['fact'] {
  const values = new Map(Object.entries(known));
  on('fact', ({ name, value }) => void values.set(name, value));
  return <T extends string>(name: string, first: T): Fact<T> => ({
    get: () => (values.get(name) as T | undefined) ?? first,
    set: (value) => {
      if ((values.get(name) ?? first) === value) return;
      values.set(name, value);
      void tell({ kind: 'fact', name, value });
    },
  });
}
