import { measureAlone, measureOperation } from './measure.js';
import { mediansOf } from './medians.js';
import { operations } from './operations.js';
import { rate } from './report/markdown.js';
import { openHouse } from './start/house.js';
import { measureStreams } from './stream/stream.js';

/** Measures all that is asked for, on each size in turn. */
export async function runBench({ options, postgres, step }) {
  const sizes = [];
  let stream;
  for (const tickets of options.sizes) {
    const house = await openHouse({ postgres, tickets, step });
    try {
      const isLast = tickets === options.sizes.at(-1);
      const rows = await measureOperations({ house, postgres, options });
      sizes.push({ tickets, rows, memory: house.server.memory() });
      if (isLast && options.stream)
        stream = await step('Live streams', 'measured', () => measureStreams(house, options.stream));
    } finally {
      await house.close();
    }
  }
  return { sizes, stream };
}

async function measureOperations({ house, postgres, options }) {
  const rows = {};
  for (const name of options.operations) {
    const operation = operations[name];
    const people = await house.people();
    const runs = await measureOperation(operation, { house, people, postgres, ...options });
    rows[name] = Object.fromEntries(Object.entries(runs).map(([who, all]) => [who, mediansOf(all)]));
    rows[name].alone = await measureAlone(operation, { house, people, seconds: options.seconds });
    const told = Object.entries(rows[name]).filter(([who]) => who !== 'alone');
    console.log(
      `${operation.title}: ${told.map(([who, { perSecond }]) => `${who} ${rate(perSecond)}`).join(', ')} a second`,
    );
  }
  return rows;
}
