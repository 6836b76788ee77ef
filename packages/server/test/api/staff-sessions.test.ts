import { randomUUID } from 'node:crypto';
import { Support } from '@logishift/support-sdk';
import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSigningKeys } from '../../src/domains/identity/tokens/signing-keys.js';
import { createSupport } from '../../src/support.js';
import { claimsOf } from '../harness/callers.js';
import { send } from '../harness/raw-request.js';
import {
  adminCredentials,
  agentPassword,
  allowedOrigin,
  generousLimits,
  hostToken,
  startSupport,
  type TestSupport,
} from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

const signIn = () => support.client().auth.signIn(adminCredentials);
const me = (token: string) => send(support, 'GET', '/api/auth/me/', { token });
const minutes = 60_000;

describe('a staff token', () => {
  it('is good for 15 minutes', async () => {
    const { access } = await signIn();
    support.travel(14 * minutes);
    expect(await me(access)).toMatchObject({ status: 200 });
    support.travel(2 * minutes);
    expect(await me(access)).toMatchObject({ status: 401, body: { detail: 'The token has expired.' } });
  });

  it('is refused when anything about it is not ours', async () => {
    const { access } = await signIn();
    const { kid, privateKey } = await loadSigningKeys(support.context);
    const stranger = await generateKeyPair('ES256', { extractable: true });
    const claims = claimsOf(access);
    const exp = Math.floor((Date.now() + 60 * minutes) / 1000);
    const sign = (change: object, header: object = {}, key = privateKey as CryptoKey) =>
      new SignJWT({ ...claims, exp, ...change })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt', ...header })
        .sign(key);
    // The same signing, unchanged, is accepted: what is refused below is refused for its one difference.
    expect(await me(await sign({}))).toMatchObject({ status: 200 });
    const bad: Record<string, string> = {
      'another key': await sign({}, {}, stranger.privateKey),
      'an unknown key id': await sign({}, { kid: randomUUID() }, stranger.privateKey),
      'no key id': await sign({}, { kid: undefined }),
      'another type': await sign({}, { typ: 'JWT' }),
      'no type': await sign({}, { typ: undefined }),
      'another audience': await sign({ aud: 'shop' }),
      'no audience': await sign({ aud: undefined }),
      'no expiry': await sign({ exp: undefined }),
      'another person’s session': await sign({ sub: randomUUID() }),
      'no session': await sign({ sid: randomUUID() }),
      'the public key as a shared secret': hostToken(
        { ...claims, exp },
        JSON.stringify((await loadSigningKeys(support.context)).jwks.keys[0]),
        { kid, typ: 'at+jwt' },
      ),
      'the host’s secret': hostToken({ ...claims, exp }, undefined, { kid, typ: 'at+jwt' }),
    };
    for (const [what, token] of Object.entries(bad)) expect([what, (await me(token)).status]).toEqual([what, 401]);
  });

  it('with a session or person that is no id is refused, not a fault', async () => {
    const { access } = await signIn();
    const { kid, privateKey } = await loadSigningKeys(support.context);
    const exp = Math.floor((Date.now() + 60 * minutes) / 1000);
    for (const change of [{ sid: undefined }, { sid: 'x' }, { sub: '7' }]) {
      const token = await new SignJWT({ ...claimsOf(access), exp, ...change })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .sign(privateKey);
      expect(await me(token)).toMatchObject({ status: 401 });
    }
  });

  it('of a suspended agent is refused at once, and again good for nothing after reinstatement', async () => {
    const agent = await support.agent();
    const admin = await support.admin();
    await agent.tickets.assigned();
    await admin.agents.suspend(agent.self.id);
    await expect(agent.tickets.assigned()).rejects.toMatchObject({ status: 401 });
    await expect(support.signIn(agent.self.email, agentPassword)).rejects.toMatchObject({ code: 'account_suspended' });
    await admin.agents.reinstate(agent.self.id);
    await expect(agent.tickets.assigned()).rejects.toMatchObject({ status: 401 });
    await expect((await support.signIn(agent.self.email, agentPassword)).tickets.assigned()).resolves.toBeDefined();
  });

  it('counts by the person’s row, not by when it was signed: approval works with the token they have', async () => {
    const pending = await support.pendingAgent();
    await expect(pending.tickets.assigned()).rejects.toMatchObject({ status: 403 });
    await (await support.admin()).agents.approve(pending.self.id, { accept_unproven: true });
    await expect(pending.tickets.assigned()).resolves.toMatchObject({ data: [] });
  });
});

describe('a refresh token', () => {
  const refresh = (token?: string) => support.client().auth.refresh(token);

  it('rotates, and gives two tabs the same successor', async () => {
    const first = await signIn();
    const [left, right] = await Promise.all([refresh(first.refresh), refresh(first.refresh)]);
    expect(left.refresh).not.toBe(first.refresh);
    expect(right.refresh).toBe(left.refresh);
    support.travel(29_000);
    expect((await refresh(first.refresh)).refresh).toBe(left.refresh);
    expect((await refresh(left.refresh)).refresh).not.toBe(left.refresh);
    // Another tab may still be under way with it.
    expect((await refresh(first.refresh)).refresh).toBe(left.refresh);
  });

  it('whose answer was lost gets it again, however late, as often as it is lost', async () => {
    let { refresh: kept } = await signIn();
    for (const away of [32_000, 3 * 3_600_000, 5 * 24 * 3_600_000]) {
      const lost = await refresh(kept);
      support.travel(away);
      const again = await refresh(kept);
      expect(again.refresh).toBe(lost.refresh);
      expect(await me(again.access)).toMatchObject({ status: 200 });
      kept = again.refresh;
    }
  });

  it('ends its whole family, the access tokens too, when it comes back after its successor was used', async () => {
    const first = await signIn();
    const second = await refresh(first.refresh);
    const third = await refresh(second.refresh);
    const bystander = await signIn();
    support.travel(31_000);
    await expect(refresh(first.refresh)).rejects.toMatchObject({ status: 401 });
    for (const { refresh: token } of [second, third]) {
      await expect(refresh(token)).rejects.toMatchObject({ status: 401 });
    }
    expect(await me(third.access)).toMatchObject({ status: 401 });
    expect(await me(bystander.access)).toMatchObject({ status: 200 });
  });

  it('is not kept in the database as it is', async () => {
    const { refresh: token, access } = await signIn();
    const rows = JSON.stringify(await support.sql`select * from refresh_tokens`);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(access);
  });

  it('lives 30 days', async () => {
    const { refresh: token } = await signIn();
    support.travel(31 * 24 * 60 * minutes);
    await expect(refresh(token)).rejects.toMatchObject({ status: 401 });
  });

  it.each(['', 'x', '\u0000', 'x'.repeat(500)])('is refused when it is %j', async (token) => {
    const { status } = await send(support, 'POST', '/api/auth/token/refresh/', { body: { refresh: token } });
    expect(status).toBe(401);
  });

  it('is of no use after signing out, and neither is the access token', async () => {
    const session = await signIn();
    await support.client().auth.signOut(session.refresh);
    await expect(refresh(session.refresh)).rejects.toMatchObject({ status: 401 });
    expect(await me(session.access)).toMatchObject({ status: 401 });
    await expect(support.client().auth.signOut(session.refresh)).resolves.toBeUndefined();
  });
});

describe('the console’s cookie', () => {
  const own = 'http://localhost:8787';
  const post = (path: string, headers: Record<string, string>, body: object = {}) =>
    send(support, 'POST', path, { headers, body });
  const open = async () => {
    const { headers, body } = await post(
      '/api/auth/token/',
      { origin: own },
      { ...adminCredentials, session: 'cookie' },
    );
    const cookie = headers.get('set-cookie') ?? '';
    return { cookie, pair: cookie.split(';')[0] as string, body };
  };

  it('is HttpOnly and SameSite=Strict, for the sign-in routes alone, and the body has no refresh token', async () => {
    const { cookie, body } = await open();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).toMatch(/; Path=\/api\/auth(;|$)/);
    expect(cookie).not.toMatch(/; Secure/);
    expect(body).not.toHaveProperty('refresh');
  });

  it('is Secure where the site is https', async () => {
    const secure = await startSupport({ SUPPORT_PUBLIC_URL: 'https://support.logishift.example' });
    const { headers } = await send(secure, 'POST', '/api/auth/token/', {
      body: { ...adminCredentials, session: 'cookie' },
    });
    expect(headers.get('set-cookie')).toMatch(/; Secure/);
    await secure.stop();
  });

  it('counts only on our own pages', async () => {
    const { pair } = await open();
    for (const origin of ['https://evil.example', allowedOrigin, 'null']) {
      for (const path of ['/api/auth/token/refresh/', '/api/auth/logout/']) {
        expect(await post(path, { cookie: pair, origin })).toMatchObject({
          status: 403,
          body: { code: 'origin_not_allowed' },
        });
      }
    }
    expect(await post('/api/auth/token/refresh/', { cookie: pair })).toMatchObject({ status: 403 });
    expect(await post('/api/auth/token/refresh/', { cookie: pair, 'sec-fetch-site': 'cross-site' })).toMatchObject({
      status: 403,
    });
    expect(await post('/api/auth/token/refresh/', { cookie: pair, 'sec-fetch-site': 'same-origin' })).toMatchObject({
      status: 200,
    });
  });

  it('does not take whatever the Host header says for our own', async () => {
    const { pair } = await open();
    const at = (url: string) =>
      support
        .fetch(
          new Request(`${url}/api/auth/token/refresh/`, {
            method: 'POST',
            headers: { cookie: pair, origin: url, 'content-type': 'application/json' },
            body: '{}',
          }),
        )
        .then(({ status }) => status);
    expect(await at('http://evil.example')).toBe(403);
    expect(await at('http://192.0.2.7:8787')).toBe(403);
    // A server for this machine alone has all of its names, and the port that a container's is passed on from.
    expect(await at('http://127.0.0.1:9000')).toBe(200);

    const named = await startSupport({ SUPPORT_PUBLIC_URL: 'https://support.logishift.example' });
    const { headers } = await send(named, 'POST', '/api/auth/token/', {
      body: { ...adminCredentials, session: 'cookie' },
    });
    const cookie = headers.get('set-cookie')?.split(';')[0] as string;
    const from = (origin: string) =>
      named.fetch(
        new Request(`${origin}/api/auth/token/refresh/`, {
          method: 'POST',
          headers: { cookie, origin, 'content-type': 'application/json' },
          body: '{}',
        }),
      );
    const refusal = await from('http://127.0.0.1:8787');
    expect(refusal.status).toBe(403);
    expect(((await refusal.json()) as { detail: string }).detail).toContain('https://support.logishift.example');
    expect((await from('https://support.logishift.example')).status).toBe(200);
    await named.stop();
  });

  it('rotates there, and goes away on signing out', async () => {
    const { pair } = await open();
    const { status, headers, body } = await post('/api/auth/token/refresh/', { cookie: pair, origin: own });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh');
    const next = headers.get('set-cookie')?.split(';')[0] as string;
    expect(next).not.toBe(pair);
    const out = await post('/api/auth/logout/', { cookie: next, origin: own });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    expect(await post('/api/auth/token/refresh/', { cookie: next, origin: own })).toMatchObject({ status: 401 });
  });
});

describe('signing in', () => {
  const attempt = (server: TestSupport, email: string, password: string) =>
    send(server, 'POST', '/api/auth/token/', { body: { email, password } });

  it('answers alike to an unknown address and a wrong password', async () => {
    const unknown = await attempt(support, 'nobody@logishift.example', 'a-wrong-password');
    const wrong = await attempt(support, adminCredentials.email, 'a-wrong-password');
    const plain = ({ status, body: { request_id: _, ...body } }: typeof wrong) => ({ status, body });
    expect(plain(unknown)).toEqual(plain(wrong));
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
  });

  it('takes about as long for an unknown address as for a wrong password', async () => {
    const times = { unknown: [] as number[], wrong: [] as number[] };
    const measure = async (kind: keyof typeof times, email: string) => {
      const begun = performance.now();
      await attempt(support, email, 'a-wrong-password');
      times[kind].push(performance.now() - begun);
    };
    for (let turn = 0; turn < 15; turn++) {
      await measure('unknown', `${randomUUID()}@logishift.example`);
      await measure('wrong', adminCredentials.email);
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[7] as number;
    const ratio = median(times.unknown) / median(times.wrong);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.67);
  });

  it('takes an address in any case, with spaces around it', async () => {
    const email = ` ${adminCredentials.email.toUpperCase()} `;
    expect(await attempt(support, email, adminCredentials.password)).toMatchObject({ status: 200 });
  });

  it('refuses what cannot be an address without a fault', async () => {
    expect(await attempt(support, 'a\u0000b', 'a-password')).toMatchObject({ status: 422 });
    expect(await attempt(support, "' or 1=1 --", 'a-password')).toMatchObject({ status: 401 });
  });

  it('is for staff: a customer’s address opens nothing', async () => {
    await support.customer({ email: 'priya.nair@example.com' }).tickets.list();
    expect(await attempt(support, 'priya.nair@example.com', '')).toMatchObject({ status: 401 });
  });

  const limits = {
    ...generousLimits,
    sign_in_pair: { points: 3, seconds: 900 },
    sign_in_address: { points: 6, seconds: 900 },
  };
  const limited = { SUPPORT_RATE_LIMITS: JSON.stringify(limits) };

  it('limits failures an account and an address, not successes', async () => {
    const server = await startSupport(limited);
    for (let turn = 0; turn < 8; turn++) {
      expect(await attempt(server, adminCredentials.email, adminCredentials.password)).toMatchObject({ status: 200 });
    }
    for (let turn = 0; turn < 3; turn++) {
      expect(await attempt(server, 'maya@logishift.example', 'wrong')).toMatchObject({ status: 401 });
    }
    const refused = await attempt(server, 'MAYA@logishift.example', 'wrong');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await attempt(server, adminCredentials.email, adminCredentials.password)).toMatchObject({ status: 200 });
    for (let turn = 0; turn < 3; turn++) await attempt(server, `${turn}@logishift.example`, 'wrong');
    expect(await attempt(server, 'fresh@logishift.example', 'wrong')).toMatchObject({ status: 429 });
    await server.stop();
  });

  it('lets no burst of guesses past the limit: not even the right one among them', async () => {
    const server = await startSupport(limited);
    const guesses = [...Array(12).fill('wrong'), adminCredentials.password];
    const answers = await Promise.all(guesses.map((guess) => attempt(server, adminCredentials.email, guess)));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(3);
    expect(answers.at(-1)?.status).toBe(429);
    await server.stop();
  });

  it('counts over all nodes together', async () => {
    const one = await startSupport(limited);
    const two = await createSupport({
      env: { DATABASE_URL: one.config.databaseUrl, ...limited },
      log: one.context.log,
    });
    const other = new Support({ baseUrl: 'http://two.test', maxRetries: 0, fetch: (request) => two.fetch(request) });
    for (let turn = 0; turn < 3; turn++) await attempt(one, adminCredentials.email, 'wrong');
    await expect(other.auth.signIn(adminCredentials)).rejects.toMatchObject({ status: 429 });
    await two.stop();
    await one.stop();
  });
});

describe('a password', () => {
  it('changes with the present one, ends every other session and keeps this one', async () => {
    const agent = await support.agent();
    const elsewhere = await support.client().auth.signIn({ email: agent.self.email, password: agentPassword });
    await expect(
      agent.auth.changePassword({ current_password: 'not-this-one', new_password: 'a-new-password' }),
    ).rejects.toMatchObject({ status: 422, problem: { errors: [{ path: 'current_password' }] } });
    await expect(
      agent.auth.changePassword({ current_password: agentPassword, new_password: 'short' }),
    ).rejects.toMatchObject({ status: 422, problem: { errors: [{ path: 'new_password' }] } });
    await agent.auth.changePassword({ current_password: agentPassword, new_password: 'a-new-password' });
    await expect(agent.auth.me()).resolves.toMatchObject({ email: agent.self.email });
    expect(await me(elsewhere.access)).toMatchObject({ status: 401 });
    await expect(support.client().auth.refresh(elsewhere.refresh)).rejects.toMatchObject({ status: 401 });
    await expect(support.signIn(agent.self.email, agentPassword)).rejects.toMatchObject({ status: 401 });
    await expect(support.signIn(agent.self.email, 'a-new-password')).resolves.toBeDefined();
  });

  it('is kept as argon2id', async () => {
    const rows = await support.sql`select password_hash from users where role <> 'customer'`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { password_hash } of rows) expect(password_hash).toMatch(/^\$argon2id\$/);
  });
});

describe('one’s own profile', () => {
  it('changes name, phone and language, each alone, and nothing else', async () => {
    const agent = await support.agent('Maya Lindqvist');
    expect(await agent.auth.updateMe({ name: 'Maya Berg' })).toMatchObject({
      name: 'Maya Berg',
      phone: '+49 30 1234567',
    });
    expect(await agent.auth.updateMe({ locale: 'ar' })).toMatchObject({ name: 'Maya Berg', locale: 'ar' });
    expect(await agent.auth.updateMe({})).toMatchObject({ name: 'Maya Berg', locale: 'ar' });
    for (const change of [{ role: 'admin' }, { email: 'x@y.example' }, { is_support_agent_approved: true }]) {
      await expect(agent.auth.updateMe(change as never)).rejects.toMatchObject({ status: 422 });
    }
  });
});

describe('the first admin', () => {
  it('is made once: a later start with another address makes no second one', async () => {
    const env = {
      DATABASE_URL: support.config.databaseUrl,
      SUPPORT_ADMIN_EMAIL: 'second@logishift.example',
      SUPPORT_ADMIN_PASSWORD: 'another-password',
    };
    const node = await createSupport({ env, log: support.context.log });
    await node.stop();
    const admins = await support.sql`select email from users where role = 'admin'`;
    expect(admins.map(({ email }) => email)).toEqual([adminCredentials.email]);
  });
});
