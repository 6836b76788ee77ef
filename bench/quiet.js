import { setTimeout as delay } from 'node:timers/promises';

const lookEvery = 500;
/** Milliseconds of processor meanwhile: what a server and a PostgreSQL take that nobody asks for anything. */
const idle = 40;
const mostLooks = 240;

/**
 * Waits until the server and PostgreSQL have done what they were left with, mails above all, so that nobody who is measured
 * next is slowed by it. Where the system does not tell, one look is all.
 */
export async function untilQuiet({ server, postgres }) {
  const used = () => server.cpu() + (postgres.cpu() ?? 0);
  for (let look = 0; look < mostLooks; look++) {
    const before = used();
    await delay(lookEvery);
    if (!(used() - before >= idle)) return;
  }
}
