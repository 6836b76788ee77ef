import { measureAlone, measureOperation, Refused } from './measure.js';
import { mediansOf } from './medians.js';
import { operations } from './operations.js';
import { measurePages } from './pages/pages.js';
import { untilQuiet } from './quiet.js';
import { ms, rate } from './report/markdown.js';
import { openHouse } from './start/house.js';
import { measureStreams } from './stream/stream.js';

/** To be searched, more are read only where that is asked for by name: a million takes half an hour. */
const mostRead = 100_000;

/** Measures all that is asked for, on each size in turn. */
export async function runBench({ options, postgres, step }) {
  const sizes = [];
  const failures = [];
  let stream;
  let pages;
  for (const tickets of options.sizes) {
    const wanted = options.operations.filter(
      (name) => !operations[name].isSearch || options.isNamed || tickets <= mostRead,
    );
    const isSearched = wanted.some((name) => operations[name].isSearch);
    const house = await openHouse({ postgres, tickets, isSearched, step });
    const rows = await measureOperations({ house, postgres, options: { ...options, operations: wanted }, failures });
    sizes.push({ tickets, rows, memory: house.server.memory() });
    if (tickets === options.sizes.at(-1)) {
      const { stream: streams, pages: visits } = options;
      if (streams) stream = await step('Writing to streams', 'streams measured', () => measureStreams(house, streams));
      if (visits) pages = await step('Opening pages', 'pages measured', () => measurePages(house, visits));
    }
    await house.close();
  }
  return { sizes, stream, pages, failures };
}

async function measureOperations({ house, postgres, options, failures }) {
  const rows = {};
  // What it has to make of so many tickets when it starts.
  await untilQuiet({ server: house.server, postgres });
  for (const name of options.operations) {
    try {
      rows[name] = await measureRow(operations[name], { house, people: await house.people(), postgres, ...options });
      console.log(`${operations[name].title}: ${inWords(rows[name])}`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The rest is measured all the same: it has taken long to get here.
      console.error(error.message);
      failures.push(error.message);
    }
  }
  return rows;
}

async function measureRow(operation, options) {
  const runs = await measureOperation(operation, options);
  const medians = Object.fromEntries(Object.entries(runs).map(([who, all]) => [who, mediansOf(all)]));
  return { ...medians, alone: await measureAlone(operation, options) };
}

function inWords({ alone, ...others }) {
  return Object.entries(others)
    .map(
      ([who, { perSecond, nodeCpu, postgresCpu }]) =>
        `${who} ${rate(perSecond)}/s (${ms(nodeCpu)} + ${ms(postgresCpu)} ms)`,
    )
    .join(', ');
}
