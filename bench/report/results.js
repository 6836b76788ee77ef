import { readFileSync, writeFileSync } from 'node:fs';
import { operations } from '../operations.js';
import { ms } from './markdown.js';
import { tableOfBurst, tableOfFloors, tableOfGrowth, tableOfPages, tableOfServer, tableOfStream } from './tables.js';

const file = new URL('../RESULTS.md', import.meta.url);
const earlier = new URL('earlier.md', import.meta.url);

/** Everything that was measured, in Markdown. */
export function reportOf({ run, options, sizes, stream, pages }) {
  const { rounds, seconds, connections } = options;
  const hasRows = options.operations.length > 0;
  return [
    `${run.date}, ${run.machine}; ${run.versions}. ${rounds} rounds of ${seconds} s with ${connections} connections, medians.`,
    ...(hasRows ? sizes.flatMap(partOfSize) : []),
    ...(hasRows && sizes.length > 1 ? ['## From the first size to the last', tableOfGrowth(sizes)] : []),
    ...(stream ? ['## Live streams', tableOfStream(stream), burstIntro(stream.burst), tableOfBurst(stream.burst)] : []),
    ...(pages ? ['## Pages', pagesIntro(pages), tableOfPages(pages, sizes.at(-1).tickets)] : []),
  ].join('\n\n');
}

const partOfSize = ({ tickets, rows, memory }) => [
  `## ${tickets.toLocaleString('en')} tickets`,
  tableOfServer(rows),
  afterwards(rows, memory),
  ...(Object.keys(rows).some((name) => operations[name].ofFloor) ? ['The floors:', tableOfFloors(rows)] : []),
];

function afterwards({ create }, memory) {
  const isKnown = create && !Number.isNaN(create.server.laterCpu);
  const later = isKnown
    ? `A ticket that was created has left ${ms(create.server.laterCpu)} ms of work for later. `
    : '';
  return `${later}Memory of the server afterwards: ${ms(memory)} MB.`;
}

const burstIntro = ({ streams, ofStaff, events }) =>
  `A burst of ${events.toLocaleString('en')} events in one commit to ${streams.toLocaleString('en')} streams, ${ofStaff} of them staff's who see all of it:`;

const pagesIntro = ({ browser }) =>
  `In Chromium ${browser}, four times slowed, with nothing in its cache. Each time is from the click, key or navigation on.`;

/** Renews RESULTS.md. */
export function writeResults(report) {
  const head = `# Results of \`npm run bench\`

Written by it; what is measured and how to read it is in [README.md](README.md).`;
  writeFileSync(file, `${head}\n\n${report}\n\n${readFileSync(earlier, 'utf8')}`);
}
