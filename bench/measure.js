import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runWrk, writeRequests } from './load/wrk.js';

/**
 * Measures one operation in rounds, the floors and the server in turn in each, so that whatever slows this machine for a
 * while slows all of them. Resolves to the runs of each.
 */
export async function measureOperation(operation, { house, postgres, rounds, seconds, connections }) {
  const people = await house.people();
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

  const load = { connections };
  for (const { program, file } of contestants) {
    await runWrk(program.url, { ...load, file, seconds: Math.max(1, Math.round(seconds / 2)) });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { name, program, file, runs } of contestants) {
      await untilQuiet(house.server);
      const before = { node: program.cpu(), postgres: postgres.cpu() };
      const run = await runWrk(program.url, { ...load, file, seconds, first: round * 997 });
      const after = { node: program.cpu(), postgres: postgres.cpu() };
      if (run.requests === 0 || run.refused + run.broken > 0) {
        throw new Error(
          `${operation.title}, ${name}: ${run.refused} refused and ${run.broken} broken of ${run.requests}`,
        );
      }
      runs.push({
        ...run,
        nodeCpu: (after.node - before.node) / run.requests,
        postgresCpu: before.postgres === null ? null : (after.postgres - before.postgres) / run.requests,
      });
    }
  }
  return Object.fromEntries(contestants.map(({ name, runs }) => [name, runs]));
}

/** Waits until the server has done what its last requests left to be done, so that nobody else is slowed by it. At most 20 s. */
async function untilQuiet(server) {
  for (let look = 0; look < 40; look++) {
    const before = server.cpu();
    await delay(500);
    if (server.cpu() - before < 25) return;
  }
}
