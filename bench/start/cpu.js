import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';
/** Linux counts processors' time in ticks of so many milliseconds. */
const msPerTick = isLinux ? 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : Number.NaN;

/**
 * Milliseconds of processor that a process and all below it have used, those that have ended among them: their parent has
 * their times once it has noticed. Null where the system does not tell.
 */
export function cpuOfTree(root) {
  if (!isLinux) return null;
  return msPerTick * sumOfTree(root, ({ ticks }) => ticks);
}

/** Megabytes of memory that a process and all below it hold. Null where the system does not tell. */
export function memoryOfTree(root) {
  if (!isLinux) return null;
  const kilobytes = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(readText(`/proc/${pid}/status`))?.[1] ?? 0);
  return sumOfTree(root, ({ pid }) => kilobytes(pid)) / 1024;
}

/** The process that started this one; undefined where there is no such process here. */
export const parentOf = (pid) => (isLinux ? readProcesses().find((one) => one.pid === pid)?.parent : undefined);

function sumOfTree(root, measure) {
  const all = readProcesses();
  let sum = 0;
  let row = all.filter(({ pid }) => pid === root);
  while (row.length > 0) {
    sum += row.reduce((total, one) => total + measure(one), 0);
    const pids = new Set(row.map(({ pid }) => pid));
    row = all.filter(({ parent }) => pids.has(parent));
  }
  return sum;
}

function readProcesses() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const stat = readText(`/proc/${pid}/stat`);
    // The name before them may hold blanks and brackets.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user, system, userOfChildren, systemOfChildren] = fields.slice(11, 15);
    const ticks = user + system + userOfChildren + systemOfChildren;
    return Number.isNaN(ticks) ? [] : [{ pid: Number(pid), parent: fields[1], ticks }];
  });
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
