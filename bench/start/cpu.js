import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processors' time in ticks of so many milliseconds. */
const msPerTick = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/**
 * Milliseconds of processor that a process and all below it have used, those that have ended among them: their parent has
 * their times once it has noticed.
 */
export function cpuOfTree(root) {
  const all = readProcesses();
  let ticks = 0;
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    ticks += all.get(pid)?.ticks ?? 0;
    for (const [child, { parent }] of all) if (parent === pid) waiting.push(child);
  }
  return ticks * msPerTick;
}

/** Megabytes of memory that a process and all below it hold. */
export function memoryOfTree(root) {
  const all = readProcesses();
  let kb = 0;
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    const status = readText(`/proc/${pid}/status`);
    kb += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    for (const [child, { parent }] of all) if (parent === pid) waiting.push(child);
  }
  return kb / 1024;
}

/** The process that started this one; undefined where there is no such process here. */
export const parentOf = (pid) => readProcesses().get(pid)?.parent;

function readProcesses() {
  const found = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readText(`/proc/${name}/stat`);
    // The name before them may hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 15) continue;
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    found.set(Number(name), { parent: Number(fields[1]), ticks });
  }
  return found;
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
