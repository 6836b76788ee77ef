import { readConfig } from './configuration.js';
import { listen } from './listen.js';
import { runPrimary } from './primary.js';

/** Runs the server until it is asked to stop: in this process, or in several that this one looks after. */
export async function startServer(env: Record<string, string | undefined>): Promise<void> {
  const config = readConfig(env);
  await (config.workers === 1 ? listen(config) : runPrimary(config));
}
