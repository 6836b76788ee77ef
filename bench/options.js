import { parseArgs } from 'node:util';
import { operations } from './operations.js';

/** Measured beside the operations. */
const parts = ['stream', 'pages'];
const defaults = { tickets: '10000,1000000', rounds: '5', seconds: '4', streams: '500' };
const quickOnes = { tickets: '2000', rounds: '1', seconds: '1', streams: '50' };

/** What is asked for on the command line. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      tickets: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      streams: { type: 'string' },
      connections: { type: 'string', default: '16' },
      only: { type: 'string' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick, connections } = values;
  const { tickets, rounds, seconds, streams } = { ...(quick ? quickOnes : defaults), ...values };
  const all = [...Object.keys(operations), ...parts];
  const wanted = values.only?.split(',') ?? (quick ? all.filter((name) => name !== 'pages') : all);
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    const message = `There is nothing called ${unknown.join(', ')} to be measured. There are: ${all.join(', ')}.`;
    throw Object.assign(new Error(message), { isForPeople: true });
  }
  return {
    sizes: tickets.split(',').map(Number),
    rounds: Number(rounds),
    seconds: Number(seconds),
    connections: Number(connections),
    isNamed: values.only !== undefined,
    operations: Object.keys(operations).filter((name) => wanted.includes(name)),
    stream: wanted.includes('stream') && {
      streams: Number(streams),
      probes: quick ? 10 : 100,
      burst: quick ? { streams: 100, events: 100, rounds: 1 } : { streams: 2000, events: 1000, rounds: 3 },
    },
    quick,
    /** A file that gets the figures too. */
    json: values.json,
    pages: wanted.includes('pages') && { visits: 5 },
    /** RESULTS.md is of whole runs alone. */
    isWhole: !quick && !values.only && !values.tickets,
  };
}
