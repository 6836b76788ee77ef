import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linksAskedFor, mailedLinks, mailedToken, mailedTokens, unsent } from '../harness/mailed.js';
import { refused } from '../harness/refused.js';
import { settled, times } from '../harness/settled.js';
import { agentPassword, startSupport, type TestSupport } from '../harness/support.js';

const day = 24 * 3_600_000;
const phone = '+351 21 000';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport(unsent);
});
afterAll(() => support.stop());

const verify = (token: string) => support.client().auth.verifyEmail(token);
const isNoGood = async (token: string) =>
  expect((await refused(verify(token))).problem).toMatchObject({ status: 422, code: 'link_not_valid' });
const register = (email: string, name = 'Ana Souza', password = agentPassword) =>
  support.client().agents.register({ name, email, password, phone });
const asSeenByAdmin = async (email: string) => {
  for await (const agent of (await support.admin()).agents.list({ limit: 100 }))
    if (agent.email === email) return agent;
  throw new Error('The agent is not listed');
};

/** Somebody who has registered, with the link they were mailed. */
async function registered() {
  const email = `${randomUUID()}@logishift.example`;
  await register(email);
  return { email, token: await mailedToken(support, 'email_verification', email) };
}

describe('registering', () => {
  it('mails a link that proves the address, and the admin sees whether they have', async () => {
    const { email, token } = await registered();
    const [link] = await mailedLinks(support, 'email_verification', email);
    expect(`${link?.origin}${link?.pathname}`).toBe(`${support.config.publicUrl}/console/verify-email`);
    expect((await asSeenByAdmin(email)).email_verified_at).toBeNull();
    expect(await verify(token)).toEqual({ email, password_link_sent: false });
    expect((await asSeenByAdmin(email)).email_verified_at).toEqual(expect.any(String));
  });

  it('with a known address is answered alike after the same work, and mails and changes nothing', async () => {
    const { email, token } = await registered();
    await verify(token);
    const before = await asSeenByAdmin(email);
    const asked = await linksAskedFor(support);
    const answer = await register(email, 'Somebody Else', 'another-password');
    expect(answer).toEqual({
      name: 'Somebody Else',
      email,
      is_support_agent_approved: false,
      mail_from: 'support@logishift.example',
    });
    await registered();
    expect(await linksAskedFor(support)).toBe(asked + 2);
    await mailedLinks(support, 'email_verification', email, 1);
    expect(await asSeenByAdmin(email)).toEqual(before);
  });

  it('again is mailed in the language of whoever did, not of who was before them', async () => {
    const { email } = await registered();
    await support
      .client()
      .agents.register({ name: 'Ana Souza', email, password: 'another-password', phone, locale: 'de' });
    await mailedLinks(support, 'email_verification', email, 2);
    const mails = await support.sql`select locale from mails where "to" = ${email} order by id`;
    expect(mails.map(({ locale }) => locale)).toEqual(['en', 'de']);
  });

  it('again after a rejection asks for a new proof; whichever link is followed first counts, and no other', async () => {
    const { email, token: used } = await registered();
    await verify(used);
    const { id } = await asSeenByAdmin(email);
    await (await support.admin()).agents.reject(id);
    await register(email, 'Ana Souza', 'a-first-password');
    await register(email, 'Ana Souza', 'a-second-password');
    const [, first, second] = await mailedTokens(support, 'email_verification', email, 3);
    expect(await verify(second as string)).toEqual({ email, password_link_sent: true });
    await isNoGood(first as string);
    const new_password = 'of-whoever-reads-the-mail';
    const token = await mailedToken(support, 'password_reset', email);
    await support.client().auth.resetPassword({ token, new_password });
    await support.signIn(email, new_password);
  });
});

describe('a link that proves an address', () => {
  it('counts once', async () => {
    const { token } = await registered();
    const { won, lost } = await settled(times(8, () => verify(token)));
    expect(won).toHaveLength(1);
    expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(['link_not_valid']));
  });

  it('is good for three days', async () => {
    const [inTime, late] = [await registered(), await registered()];
    support.travel(3 * day - 60_000);
    await verify(inTime.token);
    support.travel(60_000);
    await isNoGood(late.token);
    expect((await asSeenByAdmin(late.email)).email_verified_at).toBeNull();
  });

  it('proves the address it was mailed to, no later one', async () => {
    const { email, token } = await registered();
    const other = `${randomUUID()}@logishift.example`;
    await support.sql`update users set email = ${other} where email = ${email}`;
    await isNoGood(token);
    expect((await asSeenByAdmin(other)).email_verified_at).toBeNull();
  });

  it('is no good when it was made up, or sets a password', async () => {
    await isNoGood('a-token');
    const { email } = await registered();
    await support.client().auth.forgotPassword({ email });
    await isNoGood(await mailedToken(support, 'password_reset', email));
  });

  it('is mailed again on request; not when the address is proven', async () => {
    const { email, token } = await registered();
    const agent = await support.signIn(email, agentPassword);
    expect(await agent.auth.sendVerification()).toBeUndefined();
    const [first, second] = await mailedTokens(support, 'email_verification', email, 2);
    expect(first).toBe(token);
    await verify(second as string);
    await isNoGood(token);
    await agent.auth.sendVerification();
    await registered();
    await mailedLinks(support, 'email_verification', email, 2);
  });
});
