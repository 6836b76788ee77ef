import type { Session } from '@logishift/support-sdk/contract';
import { clip } from '@logishift/support-sdk/text';
import { generateCookie, getCookie } from 'hono/cookie';
import { Refusal } from '../../../platform/errors.js';
import type { Http } from '../../../platform/http/router.js';
import { say } from '../../../platform/http/said.js';
import type { Request } from '../../../platform/request.js';
import { refreshLifetime } from './open-session.js';
import { refreshSession } from './refresh-session.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';

const cookieName = 'logishift_support_refresh';
const path = '/api/auth';

type Asked = Request<null>;

/** Signs in. With `session: 'cookie'` the refresh token goes into a cookie that no script can read. */
export async function signInOverHttp(
  request: Asked,
  { email, password, session }: { email: string; password: string; session?: 'cookie' | undefined },
  http: Http,
): Promise<Session> {
  const user_agent = clip(http.req.header('user-agent') ?? '', 300) || null;
  const opened = await signIn(request, { email, password, user_agent });
  return session === 'cookie' ? intoCookie(request, opened, http) : opened;
}

/** Rotates a refresh token, which goes back to where it was. */
export async function refreshOverHttp(
  request: Asked,
  { refresh }: { refresh?: string | undefined },
  http: Http,
): Promise<Session> {
  if (refresh) return refreshSession(request, { token: refresh });
  return intoCookie(request, await refreshSession(request, { token: fromCookie(request, http) }), http);
}

export async function signOutOverHttp(
  request: Asked,
  { refresh }: { refresh?: string | undefined },
  http: Http,
): Promise<void> {
  await signOut(request, { token: refresh || fromCookie(request, http) });
  if (!refresh) say(http, 'set-cookie', generateCookie(cookieName, '', { path, maxAge: 0 }));
}

function intoCookie({ config }: Asked, { refresh, ...rest }: Session, http: Http): Session {
  const cookie = generateCookie(cookieName, refresh ?? '', {
    path,
    httpOnly: true,
    sameSite: 'Strict',
    secure: config.publicUrl.startsWith('https:'),
    maxAge: refreshLifetime / 1000,
  });
  say(http, 'set-cookie', cookie);
  return rest;
}

/** The refresh token in the cookie, if the request comes from one of our own pages. */
function fromCookie({ config: { publicUrl, consoleOrigin } }: Asked, http: Http): string {
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
  return kept;
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
