import { ProblemError, UnauthorizedError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { atTheirDesk, keys, newAgent } from '../../test/people.js';
import { until } from '../../test/place.js';
import { now as serverNow } from './clock.js';
import { session } from './session.js';
import { anonymous, support } from './support.js';

const signIn = () => session.signIn(keys.adminEmail, keys.adminPassword);

/** Counts the requests that the page itself sends to a path while something happens. */
async function requestsTo(path: string, during: () => Promise<unknown>): Promise<number> {
  performance.clearResourceTimings();
  await during();
  return performance.getEntriesByType('resource').filter(({ name }) => name.includes(path)).length;
}

describe('session, on the real server', () => {
  it('is signed out before anybody signed in, and refuses a wrong password', async () => {
    await session.start();
    assert.equal(session.state.kind, 'signed-out');
    const refusal = await session.signIn(keys.adminEmail, 'wrong-password').catch((error: unknown) => error);
    assert.instanceOf(refusal, UnauthorizedError);
  });

  it('is picked up from its cookie, and no token is left where a script could read it', async () => {
    await signIn();
    await session.start();
    assert.equal(session.user?.email, keys.adminEmail);
    assert.equal(document.cookie, '');
    assert.notInclude(JSON.stringify({ ...localStorage, ...sessionStorage }), 'eyJ');
  });

  it('is refreshed once for all who ask at the same time', async () => {
    await signIn();
    const count = await requestsTo('/api/auth/token/refresh', () =>
      Promise.all([session.start(), session.start(), session.start()]),
    );
    assert.equal(count, 1);
  });

  it('is refreshed no more often where the device’s clock is wrong, and says by the server’s how old things are', async () => {
    const { now } = Date;
    for (const hours of [1, -1, 24 * 400]) {
      Date.now = () => now() + hours * 3_600_000;
      try {
        await signIn();
        const ask = async () => {
          for (let turn = 0; turn < 3; turn++) await support.tickets.stats();
        };
        assert.equal(await requestsTo('/api/auth/token/refresh', ask), 0);
        assert.closeTo(serverNow(), now(), 5000);
      } finally {
        Date.now = now;
      }
    }
  });

  it('ends on every tab when one signs out', async () => {
    await signIn();
    const otherTab = new BroadcastChannel('logishift-support-console');
    const told = new Promise((resolve) => otherTab.addEventListener('message', ({ data }) => resolve(data)));
    await session.signOut();
    assert.equal(await told, 'signed-out');
    await signIn();
    otherTab.postMessage('signed-out');
    await until(() => session.state.kind === 'signed-out');
    otherTab.close();
  });

  it('does nothing of one person’s in the name of another, whom another tab has signed in meanwhile', async () => {
    await signIn();
    const agent = await newAgent('Noor Haddad');
    // As another tab does, of which this one has heard nothing: the cookie is the agent's by now.
    await anonymous.auth.signIn({ email: agent.email, password: agent.password, session: 'cookie' });
    const line = globalThis.fetch;
    globalThis.fetch = async () => {
      globalThis.fetch = line;
      return new Response('{}', { status: 401 });
    };
    const refusal = await support.auth.updateMe({ phone: '+49 30 999' }).catch((error: unknown) => error);
    assert.instanceOf(refusal, ProblemError);
    assert.equal((await (await atTheirDesk(agent)).auth.me()).phone, '+49 30 1234567');
    assert.equal(session.user?.email, agent.email);
  });

  it('is over at once for who signs out, whatever is asked or answered before the server hears of it', async () => {
    await signIn();
    const line = globalThis.fetch;
    let answered: () => void = () => {};
    const isAnswered = new Promise<void>((resolve) => {
      answered = resolve;
    });
    globalThis.fetch = async (input, init) => {
      const { url } = input as Request;
      if (url.includes('/logout/')) await isAnswered;
      const answer = await line(input, init);
      if (url.includes('/refresh/')) await isAnswered;
      return answer;
    };
    try {
      const refreshed = session.start();
      const over = session.signOut();
      const refusal = await support.tickets.stats().catch((error: unknown) => error);
      assert.instanceOf(refusal, UnauthorizedError);
      answered();
      await Promise.all([refreshed, over]);
      assert.equal(session.state.kind, 'signed-out');
    } finally {
      globalThis.fetch = line;
    }
  });

  it('cannot be used, nor picked up, after signing out', async () => {
    await signIn();
    await session.signOut();
    await session.start();
    assert.equal(session.state.kind, 'signed-out');
    const refusal = await support.tickets.stats().catch((error: unknown) => error);
    assert.instanceOf(refusal, UnauthorizedError);
  });
});
