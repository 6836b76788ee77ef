import { run, step } from '../../scripts/steps.mjs';
import { wrkVersion } from './wrk.js';

/** Resolves once there is wrk. Rejects with what to do if there is none and none can be had. */
export async function findOrInstallWrk() {
  if (wrkVersion()) return;
  if (process.getuid?.() === 0 && process.platform === 'linux') {
    await step('Installing wrk (apt-get install wrk)', 'wrk installed', async () => {
      const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'inherit', 'inherit'] };
      await run('apt-get', ['update', '-qq'], options);
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'wrk'], options);
    }).catch((error) => console.log(error.message));
    if (wrkVersion()) return;
  }
  const message =
    'The load comes from wrk, which is not here: `apt-get install wrk`, or `brew install wrk` (https://github.com/wg/wrk).';
  throw Object.assign(new Error(message), { isForPeople: true });
}
