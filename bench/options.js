import { parseArgs } from 'node:util';
import { operations } from './operations.js';

/** What is asked for on the command line. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      tickets: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string', default: '16' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const only = values.only?.split(',');
  const unknown = only?.filter((name) => !(name in operations)) ?? [];
  if (unknown.length > 0) {
    throw new Error(`There is no operation ${unknown.join(', ')}. There are: ${Object.keys(operations).join(', ')}`);
  }
  return {
    sizes: (values.tickets ?? (quick ? '2000' : '10000,1000000')).split(',').map(Number),
    rounds: Number(values.rounds ?? (quick ? 1 : 5)),
    seconds: Number(values.seconds ?? (quick ? 1 : 4)),
    connections: Number(values.connections),
    operations: Object.keys(operations).filter((name) => !only || only.includes(name)),
    quick,
  };
}
