import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('requests.lua', import.meta.url));

/** Its version; null where there is none. */
export function wrkVersion() {
  const { stdout, error } = spawnSync('wrk', ['-v'], { encoding: 'utf8' });
  return error ? null : (/wrk (\S+)/.exec(stdout)?.[1] ?? 'unknown');
}

/** Writes requests, `{ method, path, token, body, encoding, key }`, as wrk's script reads them. */
export function writeRequests(file, requests) {
  const lines = requests.map(({ method = 'GET', path, token = '', body, encoding = '', key = '' }) =>
    [method, path, token, body ? JSON.stringify(body) : '', encoding, key].join('\t'),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** Keeps `connections` busy for so many seconds. Resolves to what was answered, and how fast, in milliseconds. */
export async function runWrk(url, { file, first = 0, seconds, connections }) {
  const args = [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--timeout',
    '10s',
    '-s',
    script,
    url,
    '--',
    file,
    String(first),
    randomUUID(),
  ];
  const { stdout } = await promisify(execFile)('wrk', args);
  const found = /^RESULT (.+)$/m.exec(stdout);
  if (!found) throw new Error(`wrk said nothing of its run: ${stdout}`);
  const { requests, us, bytes, p50_us, p99_us, refused, broken } = JSON.parse(found[1]);
  // Where nothing was answered, it takes at least as long as was waited.
  const least = requests === 0 ? us / 1000 : 0;
  return {
    requests,
    perSecond: requests / (us / 1e6),
    p50: Math.max(least, p50_us / 1000),
    p99: Math.max(least, p99_us / 1000),
    bytes: Math.round(bytes / Math.max(1, requests)),
    refused,
    broken,
  };
}
