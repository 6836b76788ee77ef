import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMailedCodes, type MailedCodes, wrongCode } from '../harness/guest-codes.js';
import { mailedToken, mailedTokens, unsent } from '../harness/mailed.js';
import { refused } from '../harness/refused.js';
import { settled, times } from '../harness/settled.js';
import { agentPassword, generousLimits, startSupport, type TestSupport } from '../harness/support.js';

const [own, fresh, stranger, another] = ['203.0.113.7', '2001:db8:5:5::7', '198.51.100.1', '198.51.100.2'];
const limit = (points: number, seconds = 3600) => ({ points, seconds });
const days = 24 * 3_600_000;

let support: TestSupport;
let codes: MailedCodes;
beforeAll(async () => {
  const limits = {
    sign_in_pair: limit(3, 900),
    sign_in_account: limit(6),
    guest_code_pair: limit(3),
    guest_code_account: limit(5, 86_400),
    guest_code_account_hour: limit(1),
    account_mail_pair: limit(3),
    account_mail_account: limit(5, 86_400),
    account_mail_account_hour: limit(1),
  };
  support = await startSupport({
    ...unsent,
    SUPPORT_TRUSTED_PROXIES: '1',
    SUPPORT_RATE_LIMITS: JSON.stringify({ ...generousLimits, ...limits }),
  });
  codes = await keepMailedCodes(support);
});
afterAll(() => support.stop());

const someAddress = () => `${randomUUID()}@parcels.example`;
const signIn = (network: string, email: string, password: string) =>
  support.from(network).auth.signIn({ email, password });
const guessAt = (email: string, networks: string[], count = 4) =>
  settled(networks.flatMap((network) => times(count, () => signIn(network, email, 'not-the-password'))));

describe('a stranger who guesses at somebody’s password', () => {
  it('is refused after a few, and keeps its person out of nowhere else', async () => {
    const { email } = (await support.agent()).self;
    await guessAt(email, [stranger]);
    const refusal = await refused(signIn(stranger, email, agentPassword));
    expect(refusal.code).toBe('rate_limited');
    expect(refusal.retryAfter).toBeGreaterThan(800);
    expect((await signIn(own, email, agentPassword)).user.email).toBe(email);
    expect((await signIn(fresh, email, agentPassword)).user.email).toBe(email);
  });

  it('from many networks, is refused on each, and keeps its person out of no network that they are known from', async () => {
    const { email } = (await support.agent()).self;
    await signIn(own, email, agentPassword);
    await guessAt(email, [stranger, another, '198.51.100.3']);
    expect((await refused(signIn('198.51.100.4', email, agentPassword))).code).toBe('rate_limited');
    expect((await signIn(own, email, agentPassword)).user.email).toBe(email);
    // Known for 90 days after the last time.
    support.travel(91 * days);
    await guessAt(email, [stranger, another, '198.51.100.3']);
    expect((await refused(signIn(own, email, agentPassword))).code).toBe('rate_limited');
  });

  it('keeps its person out of no network where their session goes on, however long ago they signed in there', async () => {
    const { email } = (await support.agent()).self;
    let { refresh } = await signIn(own, email, agentPassword);
    // A session that is not used for 30 days ends.
    for (const pause of [29, 29]) {
      support.travel(pause * days);
      ({ refresh } = await support.from(own).auth.refresh(refresh));
    }
    support.travel(40 * days);
    await guessAt(email, [stranger, another, '198.51.100.3']);
    expect((await refused(signIn('198.51.100.4', email, agentPassword))).code).toBe('rate_limited');
    expect((await signIn(own, email, agentPassword)).user.email).toBe(email);
  });

  it('does not keep them out once they have a new password by mail, wherever they set it', async () => {
    const { email } = (await support.agent()).self;
    await guessAt(email, [stranger, another, fresh]);
    expect((await refused(signIn(fresh, email, agentPassword))).code).toBe('rate_limited');
    await support.from(fresh).auth.forgotPassword({ email });
    const token = await mailedToken(support, 'password_reset', email);
    await support.from(fresh).auth.resetPassword({ token, new_password: 'another-of-my-passwords' });
    await guessAt(email, [stranger, another]);
    expect((await signIn(fresh, email, 'another-of-my-passwords')).user.email).toBe(email);
  });

  it('does not keep them from changing it where they are signed in', async () => {
    const agent = await support.agent();
    await guessAt(agent.self.email, [stranger, another, own, 'unknown']);
    const change = { current_password: agentPassword, new_password: 'another-of-my-passwords' };
    expect(await agent.auth.changePassword(change)).toBeUndefined();
  });

  it('is let try no more passwords than the account’s count, from however many networks', async () => {
    const { email } = (await support.agent()).self;
    const networks = times(12, async (i) => `192.0.2.${i}`);
    const { lost } = await guessAt(email, await Promise.all(networks), 2);
    expect(lost.filter(({ code }) => code === 'wrong_credentials').length).toBeLessThanOrEqual(6);
    expect(lost.filter(({ code }) => code === 'rate_limited').length).toBeGreaterThanOrEqual(18);
  });
});

describe('a network that somebody is known from', () => {
  const new_password = 'another-of-my-passwords';
  it.each<[string, (email: string) => Promise<void>]>([
    [
      'sets a new password by mail',
      async (email) => {
        await support.from(own).auth.forgotPassword({ email });
        const token = await mailedToken(support, 'password_reset', email);
        await support.from(own).auth.resetPassword({ token, new_password });
      },
    ],
    [
      'changes the password where they are signed in',
      async (email) => {
        const { access } = await signIn(own, email, agentPassword);
        const change = { current_password: agentPassword, new_password };
        await support.from(own, { token: access }).auth.changePassword(change);
      },
    ],
  ])('is forgotten once its person %s: whoever had the old one may have made it known', async (_, set) => {
    const { email } = (await support.agent()).self;
    for (const network of [own, stranger]) await signIn(network, email, agentPassword);
    await guessAt(email, ['192.0.2.1', '192.0.2.2', '192.0.2.3']);
    expect((await signIn(stranger, email, agentPassword)).user.email).toBe(email);
    await set(email);
    await guessAt(email, ['192.0.2.4', '192.0.2.5', '192.0.2.6']);
    expect((await refused(signIn(stranger, email, new_password))).code).toBe('rate_limited');
    // Where it was set is known, and alone.
    expect((await signIn(own, email, new_password)).user.email).toBe(email);
  });

  it('is none where nobody tells the caller’s address: all such callers would be known by one', async () => {
    const { email } = (await support.agent()).self;
    await signIn('unknown', email, agentPassword);
    await guessAt(email, ['192.0.2.1', '192.0.2.2', '192.0.2.3']);
    expect((await refused(signIn('unknown', email, agentPassword))).code).toBe('rate_limited');
  });

  it('is one of their latest 20: one from before counts like any other', async () => {
    const { email } = (await support.agent()).self;
    const networks = times(22, (i) => `203.0.113.${100 + i}`);
    for (const network of networks) {
      await signIn(network, email, agentPassword);
      support.travel(1000);
    }
    await guessAt(email, ['192.0.2.1', '192.0.2.2', '192.0.2.3']);
    for (const network of networks.slice(0, 2)) {
      expect((await refused(signIn(network, email, agentPassword))).code).toBe('rate_limited');
    }
    const { won } = await settled(networks.slice(2).map((network) => signIn(network, email, agentPassword)));
    expect(won).toHaveLength(20);
  });
});

describe('a stranger who has codes sent to a guest’s address', () => {
  const ask = (network: string, email: string) => support.from(network).guests.requestCode({ email });

  it('is told when their share is used up, and the guest still is mailed one', async () => {
    const email = someAddress();
    await settled(times(6, () => ask(stranger, email)));
    expect(await codes.of(email)).toHaveLength(3);
    const refusal = await refused(ask(stranger, email));
    expect(refusal).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(refusal.retryAfter).toBeGreaterThan(3500);
    await ask(own, email);
    expect(await codes.of(email)).toHaveLength(4);
    const code = await codes.latest(email);
    expect((await support.from(own).guests.verify({ email, code })).person.email).toBe(email);
  });

  it('from many networks, floods no mailbox, and one an hour still gets through; from where the guest is known, all', async () => {
    const email = someAddress();
    await ask(own, email);
    await support.from(own).guests.verify({ email, code: await codes.latest(email) });
    await settled(times(20, (i) => ask(`192.0.2.${i}`, email)));
    expect((await codes.of(email)).length).toBe(6);
    expect((await refused(ask(fresh, email))).retryAfter).toBeLessThanOrEqual(3600);
    await ask(own, email);
    expect((await support.from(own).guests.verify({ email, code: await codes.latest(email) })).person.email).toBe(
      email,
    );
  });
});

describe('a stranger who guesses at a guest’s code', () => {
  it('on another network, does not use up its tries where it was asked for', async () => {
    const email = someAddress();
    await support.from(own).guests.requestCode({ email });
    const code = await codes.latest(email);
    const guesses = (network: string) =>
      times(8, () => support.from(network).guests.verify({ email, code: wrongCode(code) }));
    await settled([...guesses(stranger), ...guesses(another)]);
    expect((await refused(support.from(another).guests.verify({ email, code }))).code).toBe('wrong_code');
    expect((await support.from(own).guests.verify({ email, code })).person.email).toBe(email);
  });

  it('on another network, does not learn that there is one, nor how many tries it has left', async () => {
    const email = someAddress();
    await support.from(own).guests.requestCode({ email });
    const wrong = wrongCode(await codes.latest(email));
    const said = async (network: string, email: string) => {
      const { problem } = await refused(support.from(network).guests.verify({ email, code: wrong }));
      return { ...problem, request_id: '' };
    };
    expect(await said(stranger, email)).toEqual(await said(stranger, someAddress()));
    expect(await said(stranger, email)).not.toHaveProperty('tries_left');
    expect(await said(own, email)).toMatchObject({ code: 'wrong_code', tries_left: 4 });
  });

  it('compares no more than five, from however many networks, beside the five where it was asked for', async () => {
    const email = someAddress();
    await support.from(own).guests.requestCode({ email });
    const code = await codes.latest(email);
    await settled(times(30, (i) => support.from(`192.0.2.${i}`).guests.verify({ email, code: wrongCode(code) })));
    await settled(times(9, () => support.from(own).guests.verify({ email, code: wrongCode(code) })));
    const rows = await support.sql`select tries, tries_elsewhere from guest_codes where email = ${email}`;
    expect(rows).toEqual([{ tries: 5, tries_elsewhere: 5 }]);
    expect((await refused(support.from(own).guests.verify({ email, code }))).code).toBe('wrong_code');
  });

  it('leaves the guest who reads the mail on another device, and types it there, tries of its own', async () => {
    const email = someAddress();
    await support.from(own).guests.requestCode({ email });
    const code = await codes.latest(email);
    await settled(times(4, () => support.from(stranger).guests.verify({ email, code: wrongCode(code) })));
    expect((await support.from(fresh).guests.verify({ email, code })).person.email).toBe(email);
  });
});

describe('a stranger who has links sent to a member of staff', () => {
  const ask = (network: string, email: string) => support.from(network).auth.forgotPassword({ email });

  it('is told when their share is used up, known address or not, and its person still is mailed one', async () => {
    const { email } = (await support.agent()).self;
    const nobody = someAddress();
    for (const address of [email, nobody]) {
      await settled(times(5, () => ask(stranger, address)));
      expect(await refused(ask(stranger, address))).toMatchObject({ code: 'rate_limited', status: 429 });
    }
    await ask(own, email);
    const links = await mailedTokens(support, 'password_reset', email, 4);
    await support.from(own).auth.resetPassword({ token: links[0] as string, new_password: 'another-of-my-passwords' });
  });

  it('from many networks, floods no mailbox; one an hour gets through, and is good until the next', async () => {
    const agent = await support.agent();
    const { email } = agent.self;
    await settled(times(20, (i) => ask(`192.0.2.${i}`, email)));
    const links = await mailedTokens(support, 'password_reset', email, 6);
    expect((await refused(ask(fresh, email))).retryAfter).toBeLessThanOrEqual(3600);
    await support.from(fresh).auth.resetPassword({
      token: links.at(-1) as string,
      new_password: 'another-of-my-passwords',
    });
  });
});
