import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { wrkVersion } from '../load/wrk.js';
import { serverFile } from '../start/settings.js';

/** What was measured where: nothing that names the machine or a path of it. */
export function describeRun(postgres) {
  const processors = cpus();
  const { stdout } = spawnSync(process.execPath, [serverFile, '--version'], { encoding: 'utf8' });
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processors.length} × ${processors[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    versions: `server ${stdout.trim()}, Node.js ${process.versions.node}, ${postgres.name}, wrk ${wrkVersion()}`,
  };
}
