/**
 * Starts the embedded PostgreSQL as a server of its own would, says so on stdout in lines of JSON, and stops it on
 * SIGTERM. Arguments: the data folder; further options as JSON, of which `at` is the moment to start at.
 */
import { startEmbeddedPostgres } from '../../src/index.js';

const [dataDir = '', options = '{}'] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

// A Ctrl-C is for the server to judge; this one goes on.
process.on('SIGINT', () => say({ interrupted: true }));

const { at = 0, ...more } = JSON.parse(options);
// To the millisecond: several that are to race must start together.
while (Date.now() < at);
const began = performance.now();
try {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    ...more,
    log: (message) => say({ log: message }),
    onFailure: (error) => say({ failure: error.message }),
  });
  const alive = setInterval(() => {}, 60_000);
  process.on('SIGTERM', async () => {
    await postgres.stop();
    clearInterval(alive);
  });
  say({ ready: postgres.connection, pid: postgres.pid, ms: Math.round(performance.now() - began) });
} catch (error) {
  const { name, message } = error as Error;
  say({ error: { name, message }, ms: Math.round(performance.now() - began) });
  process.exitCode = 1;
}
