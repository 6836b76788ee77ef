import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../../../scripts/free-ports.mjs';

const demo = fileURLToPath(new URL('../demo.js', import.meta.url));

const start = (env) =>
  spawn(process.execPath, [demo], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });

/**
 * Runs `demo.js` as `npm start` does, on free ports and a folder of its own; resolves once it says that it is running.
 * @param days of tickets; where the whole month is no matter, one is there sooner
 */
export async function runDemo({ days = 31 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'logishift-journey-'));
  // As root, PostgreSQL runs as another user, who must get in.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'demo');
  const [port, hostPort] = await freePorts(2);
  const env = { PORT: port, HOST_PORT: hostPort, DEMO_DATA_DIR: dataDir, DEMO_DAYS: days };
  const child = start(env);
  const output = await untilRunning(child);
  return {
    output,
    support: `http://localhost:${port}`,
    site: `http://localhost:${hostPort}`,
    dataDir,
    /** Starts it once more, beside itself. Resolves to its complaint when that has ended. */
    startAgain: async () => untilRunning(start(env)).catch(({ message }) => message),
    secrets: () => JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')),
    /** Stops it as Ctrl-C would. Resolves to its exit code. */
    async stop() {
      child.kill('SIGINT');
      const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

function untilRunning(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (output.includes('Stop with Ctrl-C')) resolve(output);
      });
    }
    child.once('exit', (code) =>
      reject(new Error(`The demo ended with code ${code} before it was running:\n${output}`)),
    );
  });
}
