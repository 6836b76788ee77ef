import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSupport } from '../../src/support.js';
import { untilBlocked } from '../harness/database-rows.js';
import { holding } from '../harness/holding.js';
import { mailedToken, unsent } from '../harness/mailed.js';
import { refused } from '../harness/refused.js';
import { adminCredentials, agentPassword, createDatabase, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport(unsent);
});
afterAll(() => support.stop());

const someAddress = () => `${randomUUID()}@logishift.example`;
const register = (password: string, change: { name?: string; email?: string } = {}) =>
  support
    .client()
    .agents.register({ name: 'Jane Moreau', email: someAddress(), phone: '+33 1 2345678', password, ...change });
const faultOf = async (call: Promise<unknown>) =>
  (await refused(call)).problem.errors?.map(({ path, code }) => [path, code]);

const common = [
  'password12',
  'Password123',
  'qwertyuiop',
  'iloveyou12',
  'sunshine-2026!',
  '!!changeme!!',
  'passwordpassword',
  'dragondragon',
  'administrator',
  'ｐａｓｓｗｏｒｄ１２',
];
const uniform = [
  '          ',
  '\u00a0'.repeat(12),
  '\u200b'.repeat(12),
  'aaaaaaaaaa',
  'abababababab',
  'abcabcabcabc',
  '1234567890',
  '0123456789012',
  '9876543210',
  'abcdefghijklm',
  '١٢٣٤٥٦٧٨٩٠',
  '..........',
];
const own: [string, { name?: string; email?: string }][] = [
  ['jane.moreau@support.example', { email: 'jane.moreau@support.example' }],
  ['Support.Example', { email: 'jane.moreau@support.example' }],
  ['janemoreau2026', {}],
  ['Möreau Jâne!', {}],
  ['dispatch77!!', { email: 'dispatch@support.example' }],
];
const good = [
  'correct horse battery',
  'crème-brûlée-7é',
  'janet rides to moreauville',
  'उपयोगकर्ता का डिब्बा',
  '私の好きな緑の小包と青い箱',
  'k7#vQ2!mXz',
  'aab1aab2aab3',
];

describe('a new password', () => {
  it.each(common)('is refused when it is among the first to be guessed: %j', async (password) => {
    expect(await faultOf(register(password))).toEqual([['password', 'common_password']]);
  });
  it.each(uniform)('is refused when it has no variety: %j', async (password) => {
    expect(await faultOf(register(password))).toEqual([['password', 'uniform_password']]);
  });
  it.each(own)('is refused when it is made of its owner’s name or address: %j', async (password, who) => {
    expect(await faultOf(register(password, who))).toEqual([['password', 'own_password']]);
  });
  it.each(good)('is taken: %j', async (password) => {
    const email = someAddress();
    await register(password, { email });
    expect((await support.client().auth.signIn({ email, password })).user.email).toBe(email);
  });

  it('is held against the same rules when it is changed, and when it is set by a mailed link', async () => {
    const agent = await support.agent('Jonas Weber');
    await support.client().auth.forgotPassword({ email: agent.self.email });
    const token = await mailedToken(support, 'password_reset', agent.self.email);
    for (const [password, code] of [
      ['password12', 'common_password'],
      ['          ', 'uniform_password'],
      ['weber-jonas-1', 'own_password'],
    ] as const) {
      const change = { current_password: agentPassword, new_password: password };
      expect(await faultOf(agent.auth.changePassword(change))).toEqual([['new_password', code]]);
      const reset = support.client().auth.resetPassword({ token, new_password: password });
      expect(await faultOf(reset)).toEqual([['new_password', code]]);
    }
    await support.client().auth.resetPassword({ token, new_password: 'correct horse battery' });
    await support.signIn(agent.self.email, 'correct horse battery');
  });

  it('of the first admin is held against them too, and the server says so and does not start', async () => {
    const database = await createDatabase();
    const env = { ...database.url, SUPPORT_ADMIN_EMAIL: adminCredentials.email };
    const start = (SUPPORT_ADMIN_PASSWORD: string) =>
      createSupport({ env: { ...env, SUPPORT_ADMIN_PASSWORD }, log: support.context.log });
    await expect(start('password12')).rejects.toThrow(/password of admin@logishift.example cannot be this one/);
    await (await start('correct horse battery')).stop();
    // Whoever is there already keeps the one they have.
    await (await start('password12')).stop();
    await database.drop();
  });

  it('is counted in characters, and as it is kept', async () => {
    expect(await faultOf(register('😀🚚📦🎉🦊'))).toEqual([['password', expect.any(String)]]);
    await register(
      'é'
        .normalize('NFD')
        .repeat(120)
        .replace(/e/g, (_, at) => 'aeiou'[at % 5] as string),
    );
  });
});

describe('a password typed on another machine', () => {
  const composed = 'crème-brûlée-7é';
  const apart = composed.normalize('NFD');
  const signIn = (email: string, password: string) => support.client().auth.signIn({ email, password });

  it.each([
    ['composed', composed, apart],
    ['with its accents apart', apart, composed],
    ['with another blank', 'correct horse\u00a0battery', 'correct horse battery'],
  ])('is the same, set %s', async (_, set, typed) => {
    const email = someAddress();
    await register(set, { email });
    for (const password of [set, typed]) expect((await signIn(email, password)).user.email).toBe(email);
    const { access } = await signIn(email, typed);
    const agent = support.client({ token: access });
    await agent.auth.changePassword({ current_password: typed, new_password: `${set}-2` });
    expect((await signIn(email, `${typed}-2`)).user.email).toBe(email);
  });

  it.each([
    ['with its accents apart, and is hashed anew', apart, true],
    ['composed, and stays as it is', composed, false],
  ])('is the same when it was hashed as it came: %s', async (_, kept, isHashedAnew) => {
    const email = someAddress();
    await register('correct horse battery', { email });
    const before = await hash(kept);
    await support.sql`update users set password_hash = ${before} where email = ${email}`;
    const hashNow = async () => (await support.sql`select password_hash from users where email = ${email}`)[0];
    for (const password of [apart, composed]) expect((await signIn(email, password)).user.email).toBe(email);
    const now = await hashNow();
    expect(now?.['password_hash'] !== before).toBe(isHashedAnew);
    // Once is enough.
    for (const password of [apart, composed]) expect((await signIn(email, password)).user.email).toBe(email);
    expect(await hashNow()).toEqual(now);
    expect((await refused(signIn(email, 'creme-brulee-7e'))).code).toBe('wrong_credentials');
  });

  it('is the same for two who sign in at once while it is hashed anew: neither is refused', async () => {
    const email = someAddress();
    await register('correct horse battery', { email });
    await support.sql`update users set password_hash = ${await hash(apart)} where email = ${email}`;
    const row = await holding(support.sql, (sql) => sql`select 1 from users where email = ${email} for update`);
    const both = Promise.all([signIn(email, composed), signIn(email, apart)]);
    await untilBlocked(support.sql, 2);
    await row.release();
    for (const { user } of await both) expect(user.email).toBe(email);
  });
});
