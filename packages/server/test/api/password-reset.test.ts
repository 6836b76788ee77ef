import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untilBlocked } from '../harness/database-rows.js';
import { holding } from '../harness/holding.js';
import { linksAskedFor, mailedLinks, mailedToken, mailedTokens, tokenOf, unsent } from '../harness/mailed.js';
import { refused } from '../harness/refused.js';
import { settled, times } from '../harness/settled.js';
import { agentPassword, generousLimits, startSupport, type TestSupport } from '../harness/support.js';

const newPassword = 'another-password';
const hour = 3_600_000;

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport(unsent);
});
afterAll(() => support.stop());

const forgot = (email: string) => support.client().auth.forgotPassword({ email });
const reset = (token: string, new_password = newPassword) =>
  support.client().auth.resetPassword({ token, new_password });
const isNoGood = async (token: string) =>
  expect((await refused(reset(token))).problem).toMatchObject({ status: 422, code: 'link_not_valid' });

/** An agent with a link that sets a new password. */
async function forgetful() {
  const agent = await support.agent();
  await forgot(agent.self.email);
  return { agent, email: agent.self.email, token: await mailedToken(support, 'password_reset', agent.self.email) };
}

describe('a forgotten password', () => {
  it('is set anew by a mailed link, which ends every session and proves the address', async () => {
    const { agent, email, token } = await forgetful();
    const second = await support.signIn(email, agentPassword);
    expect((await agent.auth.me()).email_verified_at).toBeNull();
    await reset(token);
    for (const session of [agent, second]) expect((await refused(session.auth.me())).problem.status).toBe(401);
    expect((await refused(support.signIn(email, agentPassword))).problem.code).toBe('wrong_credentials');
    const again = await support.signIn(email, newPassword);
    expect(await again.auth.me()).toMatchObject({ id: agent.self.id, email_verified_at: expect.any(String) });
  });

  it('is mailed as a link to the console, with the token where no server logs it', async () => {
    const { self } = await support.agent();
    // However it is written: an address is the same in capitals.
    await forgot(self.email.toUpperCase());
    const [link] = await mailedLinks(support, 'password_reset', self.email);
    expect(`${link?.origin}${link?.pathname}${link?.search}`).toBe(
      `${support.config.publicUrl}/console/reset-password`,
    );
    expect(tokenOf(link as URL)).toMatch(/^[\w-]{43}$/);
    const [kept] =
      await support.sql`select token_hash from one_time_tokens where user_id = ${self.id} and purpose = 'password_reset'`;
    expect(kept?.['token_hash']).not.toContain(tokenOf(link as URL));
  });

  it('is answered alike for known, unknown and suspended people, after the same work; only who may sign in is mailed', async () => {
    const [known, suspended] = [await support.agent(), await support.agent()];
    await (await support.admin()).agents.suspend(suspended.self.id);
    const pending = await support.pendingAgent();
    const unknown = `${randomUUID()}@logishift.example`;
    const before = await linksAskedFor(support);
    // One after the other: when the last is mailed, those before it were seen to.
    for (const email of [unknown, suspended.self.email, pending.self.email, known.self.email]) {
      expect(await forgot(email)).toEqual({ from: 'support@logishift.example' });
    }
    expect(await linksAskedFor(support)).toBe(before + 4);
    await mailedLinks(support, 'password_reset', known.self.email);
    await mailedLinks(support, 'password_reset', pending.self.email);
    for (const email of [unknown, suspended.self.email]) await mailedLinks(support, 'password_reset', email, 0);
  });
});

describe('a link that sets a password', () => {
  it('counts once, also when it is followed many times at once together with another', async () => {
    const { email, token } = await forgetful();
    await forgot(email);
    const links = await mailedTokens(support, 'password_reset', email, 2);
    expect(links[0]).toBe(token);
    const { won, lost } = await settled(times(12, (i) => reset(links[i % 2] as string, `password-number-${i}`)));
    expect(won).toHaveLength(1);
    expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(['link_not_valid']));
    for (const link of links) await isNoGood(link);
  });

  it('is good for an hour', async () => {
    const [inTime, late] = [await forgetful(), await forgetful()];
    support.travel(hour - 60_000);
    await reset(inTime.token);
    support.travel(60_000);
    await isNoGood(late.token);
    await support.signIn(late.email, agentPassword);
  });

  it.each([
    ['made up', async () => 'a-token'],
    ['for another purpose', async () => mailedToken(support, 'email_verification', (await support.agent()).self.email)],
    [
      'of somebody who was suspended since',
      async () => {
        const { agent, token } = await forgetful();
        await (await support.admin()).agents.suspend(agent.self.id);
        return token;
      },
    ],
    [
      'from before they changed their password',
      async () => {
        const { agent, token } = await forgetful();
        await agent.auth.changePassword({ current_password: agentPassword, new_password: newPassword });
        return token;
      },
    ],
    [
      'mailed to an address that is not theirs any more',
      async () => {
        const { agent, token } = await forgetful();
        await support.sql`update users set email = ${`${randomUUID()}@logishift.example`} where id = ${agent.self.id}`;
        return token;
      },
    ],
  ])('is no good when it is %s', async (_, token) => isNoGood(await token()));

  it('is kept when the new password is refused', async () => {
    const { email, token } = await forgetful();
    expect((await refused(reset(token, 'short'))).problem.code).toBe('invalid_input');
    await reset(token);
    await support.signIn(email, newPassword);
  });

  it('is forgotten when it has expired', async () => {
    const { agent } = await forgetful();
    const kept = () =>
      support.sql`select 1 from one_time_tokens where user_id = ${agent.self.id} and purpose = 'password_reset'`;
    expect(await kept()).toHaveLength(1);
    support.travel(hour);
    await support.jobs.runSoon('forget-what-expired');
    await expect.poll(async () => (await kept()).length, { timeout: 10_000 }).toBe(0);
  });
});

describe('a link that is followed while somebody is at work with the password before', () => {
  /** Their row is held until the link waits for it, and then they do, past the look at their password: both end in this order. */
  async function overtaken<T>(id: string, token: string, begin: () => Promise<T>) {
    const row = await holding(support.sql, (sql) => sql`select 1 from users where id = ${id} for update`);
    const resetting = reset(token);
    await untilBlocked(support.sql, 1);
    const late = settled([begin()]);
    await untilBlocked(support.sql, 2);
    await row.release();
    await resetting;
    return late;
  }

  it('leaves no session to a sign-in whose password was found right before', async () => {
    const { agent, email, token } = await forgetful();
    const signIn = () => support.client().auth.signIn({ email, password: agentPassword });
    const { won, lost } = await overtaken(agent.self.id, token, signIn);
    expect(won).toEqual([]);
    expect(lost).toMatchObject([{ status: 401, code: 'wrong_credentials' }]);
    expect((await (await support.signIn(email, newPassword)).auth.sessions()).data).toHaveLength(1);
  });

  it('is the last word: a change of the password that was let through before does not come after it', async () => {
    const { agent, email, token } = await forgetful();
    const change = { current_password: agentPassword, new_password: 'the-word-of-a-thief' };
    const { won, lost } = await overtaken(agent.self.id, token, () => agent.auth.changePassword(change));
    expect(won).toEqual([]);
    expect(lost).toMatchObject([{ status: 401, code: 'unauthorized' }]);
    expect((await refused(support.signIn(email, change.new_password))).code).toBe('wrong_credentials');
    expect((await (await support.signIn(email, newPassword)).auth.me()).email).toBe(email);
  });
});

describe('where limits are met', () => {
  let strict: TestSupport;
  beforeAll(async () => {
    const limit = (points: number) => ({ points, seconds: 3600 });
    const limits = { account_mail_pair: limit(2), account_mail_address: limit(6), sign_in_pair: limit(2) };
    strict = await startSupport({ ...unsent, SUPPORT_RATE_LIMITS: JSON.stringify({ ...generousLimits, ...limits }) });
  });
  afterAll(() => strict.stop());
  const once = () => strict.client({ maxRetries: 0 });
  const ask = (email: string) => once().auth.forgotPassword({ email });

  it('whoever tried to sign in until they were locked out may, once they have a new password', async () => {
    const { email } = (await strict.agent()).self;
    const signIn = (password: string) => once().auth.signIn({ email, password });
    await settled(times(3, () => signIn('not-the-password')));
    expect((await refused(signIn(agentPassword))).problem.code).toBe('rate_limited');
    await ask(email);
    const token = await mailedToken(strict, 'password_reset', email);
    await once().auth.resetPassword({ token, new_password: newPassword });
    expect((await signIn(newPassword)).user.email).toBe(email);
  });

  it('one account is mailed no more from here, whether it is there or not; one address is refused', async () => {
    const [agent, other] = [(await strict.agent()).self, (await strict.agent()).self];
    for (const email of [agent.email, agent.email, other.email])
      expect(await ask(email)).toMatchObject({ from: expect.any(String) });
    expect((await refused(ask(agent.email))).problem).toMatchObject({ status: 429, code: 'rate_limited' });
    await mailedLinks(strict, 'password_reset', other.email, 1);
    await mailedLinks(strict, 'password_reset', agent.email, 2);
    await ask('nobody@logishift.example');
    const refusal = await refused(ask('nobody@logishift.example'));
    expect(refusal.problem).toMatchObject({ status: 429, code: 'rate_limited' });
  });
});
