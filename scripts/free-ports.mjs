import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems give to connections going out: a port from there may be taken before a server listens on it. */
const [first, last] = [20_000, 32_000];

/** Ports of this machine that nobody listens on, each another one: for a server that starts in a moment. */
export async function freePorts(count) {
  const ports = new Set();
  while (ports.size < count) {
    const port = first + Math.floor(Math.random() * (last - first));
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

export async function freePort() {
  const [port] = await freePorts(1);
  return port;
}

/** Whatever address it listens on. */
async function isFree(port) {
  const probe = createServer();
  try {
    await once(probe.listen(port), 'listening');
  } catch {
    return false;
  }
  await once(probe.close(), 'close');
  return true;
}
