import { measureAlone, measureOperation } from './measure.js';
import { mediansOf } from './medians.js';
import { operations } from './operations.js';
import { measurePages } from './pages/pages.js';
import { untilQuiet } from './quiet.js';
import { ms, rate } from './report/markdown.js';
import { openHouse } from './start/house.js';
import { measureStreams } from './stream/stream.js';

/** Measures all that is asked for, on each size in turn. */
export async function runBench({ options, postgres, step }) {
  const sizes = [];
  let stream;
  let pages;
  for (const tickets of options.sizes) {
    const house = await openHouse({ postgres, tickets, step });
    const rows = await measureOperations({ house, postgres, options });
    sizes.push({ tickets, rows, memory: house.server.memory() });
    if (tickets === options.sizes.at(-1)) {
      const { stream: streams, pages: visits } = options;
      if (streams) stream = await step('Writing to streams', 'streams measured', () => measureStreams(house, streams));
      if (visits) pages = await step('Opening pages', 'pages measured', () => measurePages(house, visits));
    }
    await house.close();
  }
  return { sizes, stream, pages };
}

async function measureOperations({ house, postgres, options }) {
  const rows = {};
  // What it has to make of so many tickets when it starts.
  await untilQuiet({ server: house.server, postgres });
  for (const name of options.operations) {
    const operation = operations[name];
    const people = await house.people();
    const runs = await measureOperation(operation, { house, people, postgres, ...options });
    rows[name] = Object.fromEntries(Object.entries(runs).map(([who, all]) => [who, mediansOf(all)]));
    rows[name].alone = await measureAlone(operation, { house, people, seconds: options.seconds });
    console.log(`${operation.title}: ${inWords(rows[name])}`);
  }
  return rows;
}

function inWords({ alone, ...others }) {
  return Object.entries(others)
    .map(
      ([who, { perSecond, nodeCpu, postgresCpu }]) =>
        `${who} ${rate(perSecond)}/s (${ms(nodeCpu)} + ${ms(postgresCpu)} ms)`,
    )
    .join(', ');
}
