import { auth, guests, ops, person } from '@logishift/support-sdk/contract';
import { clip } from '@logishift/support-sdk/text';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { personOf } from '../../platform/actor.js';
import { Refusal } from '../../platform/errors.js';
import type { App, Http } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { requestCode, verifyCode } from './guests/guest-codes.js';
import { forgotPassword, resetPassword, sendVerification, verifyEmail } from './links/mailed-links.js';
import { changePassword, me, updateMe } from './staff/service.js';
import { endOwnSession, ownSessions, refreshLifetime, refreshSession, signIn, signOut } from './staff/sessions.js';
import { signingKeys } from './tokens/signing-keys.js';

const cookieName = 'logishift_support_refresh';

export function mountIdentity(app: App): void {
  const keys = app.context.ports.get(signingKeys);
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

  serve(app, person.get, async ({ request }) => ({
    id: personOf(request.actor),
    kind: request.actor.kind,
    name: request.actor.name,
  }));
  serve(app, auth.signIn, async ({ request, body, http }) => {
    const session = await signIn(
      request,
      keys,
      request.limiter,
      body,
      request.network,
      clip(http.req.header('user-agent') ?? '', 300) || null,
    );
    if (body.session !== 'cookie') return session;
    const { refresh, ...rest } = session;
    setCookie(http, cookieName, refresh ?? '', cookie);
    return rest;
  });

  serve(app, auth.refresh, async ({ request, body, http }) => {
    const { token, inCookie } = presented(http, body.refresh);
    const session = await refreshSession(request, keys, token, request.network);
    if (!inCookie) return session;
    const { refresh, ...rest } = session;
    setCookie(http, cookieName, refresh ?? '', cookie);
    return rest;
  });

  serve(app, auth.signOut, async ({ request, body, http }) => {
    const { token, inCookie } = presented(http, body.refresh);
    await signOut(request, token);
    if (inCookie) deleteCookie(http, cookieName, { path: cookie.path });
  });

  serve(app, auth.sessions, ({ request }) => ownSessions(request, request.actor));
  serve(app, auth.endSession, ({ request, params }) => endOwnSession(request, request.actor, params.id));
  serve(app, auth.me, ({ request }) => me(request, request.actor));
  serve(app, auth.updateMe, ({ request, body }) => updateMe(request, request.actor, body));
  serve(app, auth.changePassword, ({ request, body }) =>
    changePassword(request, keys, request.limiter, request.actor, body, request.network),
  );
  serve(app, auth.forgotPassword, ({ request, body }) =>
    forgotPassword(request, keys, request.limiter, body.email, request.network),
  );
  serve(app, auth.resetPassword, ({ request, body }) =>
    resetPassword(request, keys, request.limiter, body, request.network),
  );
  serve(app, auth.sendVerification, ({ request }) =>
    sendVerification(request, request.limiter, request.actor, request.network),
  );
  serve(app, auth.verifyEmail, ({ request, body }) => verifyEmail(request, body.token));

  serve(app, guests.requestCode, ({ request, body }) =>
    requestCode(request, keys, request.limiter, body, request.network),
  );
  serve(app, guests.verify, ({ request, body }) => verifyCode(request, keys, request.limiter, body, request.network));

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
