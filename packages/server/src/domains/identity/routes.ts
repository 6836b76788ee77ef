import { auth, guests, ops, person } from '@logishift/support-sdk/contract';
import { clip } from '@logishift/support-sdk/text';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { personOf } from '../../platform/actor.js';
import { Refusal } from '../../platform/errors.js';
import type { App, Http } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { requestCode, verifyCode } from './guest-codes.js';
import { forgotPassword, type RegisterAnew, resetPassword, sendVerification, verifyEmail } from './mailed-links.js';
import { changePassword, me, updateMe } from './service.js';
import { endOwnSession, ownSessions, refreshLifetime, refreshSession, signIn, signOut } from './sessions.js';
import type { SigningKeys } from './signing-keys.js';

const cookieName = 'logishift_support_refresh';

export function mountIdentity(app: App, keys: SigningKeys, registerAnew: RegisterAnew): void {
  const { publicUrl, consoleOrigin } = app.context.config;
  const cookie = {
    path: '/api/auth',
    httpOnly: true,
    sameSite: 'Strict',
    secure: publicUrl.startsWith('https:'),
    maxAge: refreshLifetime / 1000,
  } as const;

  /** The refresh token from the body, or from the cookie if the request comes from one of our own pages. */
  const presented = (http: Http, given: string | undefined): { token: string; inCookie: boolean } => {
    if (given) return { token: given, inCookie: false };
    const kept = getCookie(http, cookieName);
    if (!kept) throw new Refusal('unauthorized', 'Sign in first.');
    const origin = http.req.header('origin');
    const own = [publicUrl, consoleOrigin, loopbackOrigin(publicUrl, http.req.url)];
    if (origin === undefined ? http.req.header('sec-fetch-site') !== 'same-origin' : !own.includes(origin)) {
      throw new Refusal(
        'origin_not_allowed',
        `The sign-in cookie counts only on the console itself: ${consoleOrigin ?? publicUrl} (SUPPORT_PUBLIC_URL).`,
      );
    }
    return { token: kept, inCookie: true };
  };

  serve(app, person.get, async ({ actor }) => ({ id: personOf(actor), kind: actor.kind, name: actor.name }));
  serve(app, auth.signIn, async ({ context, body, http }) => {
    const session = await signIn(
      context,
      keys,
      app.limiter,
      body,
      http.get('address'),
      clip(http.req.header('user-agent') ?? '', 300) || null,
    );
    if (body.session !== 'cookie') return session;
    const { refresh, ...rest } = session;
    setCookie(http, cookieName, refresh ?? '', cookie);
    return rest;
  });

  serve(app, auth.refresh, async ({ context, body, http }) => {
    const { token, inCookie } = presented(http, body.refresh);
    const session = await refreshSession(context, keys, token, http.get('address'));
    if (!inCookie) return session;
    const { refresh, ...rest } = session;
    setCookie(http, cookieName, refresh ?? '', cookie);
    return rest;
  });

  serve(app, auth.signOut, async ({ context, body, http }) => {
    const { token, inCookie } = presented(http, body.refresh);
    await signOut(context, token);
    if (inCookie) deleteCookie(http, cookieName, { path: cookie.path });
  });

  serve(app, auth.sessions, ({ context, actor }) => ownSessions(context, actor));
  serve(app, auth.endSession, ({ context, actor, params }) => endOwnSession(context, actor, params.id));
  serve(app, auth.me, ({ context, actor }) => me(context, actor));
  serve(app, auth.updateMe, ({ context, actor, body }) => updateMe(context, actor, body));
  serve(app, auth.changePassword, ({ context, actor, body, http }) =>
    changePassword(context, keys, app.limiter, actor, body, http.get('address')),
  );
  serve(app, auth.forgotPassword, ({ context, body, http }) =>
    forgotPassword(context, keys, app.limiter, body.email, http.get('address')),
  );
  serve(app, auth.resetPassword, ({ context, body, http }) =>
    resetPassword(context, keys, app.limiter, body, http.get('address')),
  );
  serve(app, auth.sendVerification, ({ context, actor, http }) =>
    sendVerification(context, app.limiter, actor, http.get('address')),
  );
  serve(app, auth.verifyEmail, ({ context, body }) => verifyEmail(context, registerAnew, body.token));

  serve(app, guests.requestCode, ({ context, body, http }) =>
    requestCode(context, keys, app.limiter, body, http.get('address')),
  );
  serve(app, guests.verify, ({ context, body, http }) =>
    verifyCode(context, keys, app.limiter, body, http.get('address')),
  );

  serve(app, ops.jwks, async () => keys.jwks);
}

const isLoopback = (url: URL) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);

/**
 * A server that is set up for this machine alone has several names, and another port where a container's is passed on: there the address
 * that was asked counts too. Everywhere else a Host header is whatever its sender writes.
 */
function loopbackOrigin(publicUrl: string, asked: string): string | undefined {
  const at = new URL(asked);
  return isLoopback(new URL(publicUrl)) && isLoopback(at) ? at.origin : undefined;
}
