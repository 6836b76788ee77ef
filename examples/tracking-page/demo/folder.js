import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const clone = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const markerName = '.logishift-demo';

/** Where the demo keeps everything: DEMO_DATA_DIR, or `.demo` in the clone. */
export function demoFolder(env = process.env) {
  if (env.DEMO_DATA_DIR) return resolve(env.DEMO_DATA_DIR);
  const folder = join(clone, '.demo');
  if (process.getuid?.() !== 0 || isOpenToOthers(clone)) return folder;
  // As root PostgreSQL runs as another user, who may not enter this clone.
  return `/var/lib/logishift-support/demo-${createHash('sha256').update(clone).digest('hex').slice(0, 8)}`;
}

function isOpenToOthers(folder) {
  const mayEnter = (statSync(folder).mode & 0o001) !== 0;
  return mayEnter && (folder === dirname(folder) || isOpenToOthers(dirname(folder)));
}

/** Erases the demo's folder, and no folder that the demo has not made. */
export function eraseDemoFolder(folder) {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, markerName))) {
    throw new Error(`${folder} is not erased: it has no ${markerName}, so the demo has not made it.`);
  }
  const pid = runningIn(folder);
  if (pid) {
    throw new Error(
      `${folder} is not erased: PostgreSQL is running on it (process ${pid}). Stop the demo first; ` +
        'after a crash, start and stop it once without --fresh.',
    );
  }
  rmSync(folder, { recursive: true });
}

/** The process id of the PostgreSQL that runs on the demo's data, if there is one. */
function runningIn(folder) {
  const file = join(folder, 'data', 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM' ? pid : undefined;
  }
  return pid;
}

/** Makes the folder and its secrets, or reads those that are there. */
export function openDemoFolder(folder) {
  if (existsSync(folder) && !existsSync(join(folder, markerName))) {
    throw new Error(`${folder} is not used: it has no ${markerName}, so the demo has not made it.`);
  }
  // Whatever the umask: as root, PostgreSQL's user must get through to the data.
  const umask = process.umask(0o022);
  mkdirSync(folder, { recursive: true });
  process.umask(umask);
  writeFileSync(
    join(folder, markerName),
    'Made by the logiShift support demo. `npm start -- --fresh` erases this folder.\n',
  );
  const seeded = join(folder, 'seeded');
  return {
    dataDir: join(folder, 'data'),
    mailDir: join(folder, 'mails'),
    secrets: secretsIn(join(folder, 'secrets.json')),
    isSeeded: () => existsSync(seeded),
    markSeeded: () => writeFileSync(seeded, `${new Date().toISOString()}\n`),
  };
}

function secretsIn(file) {
  if (!existsSync(file)) {
    const secret = () => randomBytes(32).toString('hex');
    writeFileSync(file, JSON.stringify({ issuer: secret(), session: secret(), support: secret() }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
