import { join } from 'node:path';
import { runWrk, writeRequests } from './load/wrk.js';
import { untilQuiet } from './quiet.js';

/**
 * Measures one operation in rounds, the floors and the server in turn in each, so that whatever slows this machine for a
 * while slows all of them. Resolves to the runs of each.
 */
export async function measureOperation(operation, { house, people, postgres, rounds, seconds, connections, quick }) {
  const contestants = [];
  const add = (name, program, requests) => {
    const file = join(house.folder, `${name}.requests`);
    writeRequests(file, requests);
    contestants.push({ name, program, file, runs: [] });
  };
  if (operation.ofFloor) {
    for (const [name, program] of Object.entries(house.floors)) add(name, program, operation.ofFloor(people));
  }
  add('server', house.server, operation.requests(people));

  const load = async ({ name, program, file }, options) =>
    whole(
      operation,
      name,
      await runWrk(program.url, { file, connections: operation.connections ?? connections, ...options }),
    );
  // What has not run yet is compiled meanwhile.
  if (!quick) for (const contestant of contestants) await load(contestant, { seconds: halfOf(seconds) });
  if (!quick) await untilQuiet({ server: house.server, postgres });
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const { program, runs } = contestant;
      const before = { node: program.cpu(), postgres: postgres.cpu() };
      const run = await load(contestant, { seconds, first: round * 997 });
      const after = { node: program.cpu(), postgres: postgres.cpu() };
      const isWaited = !quick && program === house.server;
      if (isWaited) await untilQuiet({ server: program, postgres });
      runs.push({
        ...run,
        nodeCpu: used(before.node, after.node) / Math.max(1, run.requests),
        postgresCpu: used(before.postgres, after.postgres) / Math.max(1, run.requests),
        laterCpu: isWaited
          ? (used(after.node, program.cpu()) + used(after.postgres, postgres.cpu())) / Math.max(1, run.requests)
          : Number.NaN,
      });
    }
  }
  return Object.fromEntries(contestants.map(({ name, runs }) => [name, runs]));
}

/** How long the server takes for a request when nobody else asks for anything. */
export async function measureAlone(operation, { house, people, seconds }) {
  const file = join(house.folder, 'alone.requests');
  writeRequests(file, operation.requests(people));
  const run = await runWrk(house.server.url, {
    file,
    connections: 1,
    seconds: halfOf(seconds),
    first: 499,
  });
  return whole(operation, 'server, alone', run);
}

const halfOf = (seconds) => Math.max(1, Math.round(seconds / 2));

/** Not a number where nobody could look. */
const used = (before, after) => (before === null ? Number.NaN : after - before);

/** What was not answered as it should be. */
export class Refused extends Error {}

/** A figure of refusals would say nothing. */
function whole({ title }, name, run) {
  const { requests, refused, broken } = run;
  if (refused + broken === 0) return run;
  throw new Refused(`${title}, ${name}: of ${requests} requests ${refused} were refused and ${broken} broken.`);
}
