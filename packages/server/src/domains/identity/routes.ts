import { auth, guests, ops, person } from '@logishift/support-sdk/contract';
import { personOf } from '../../platform/actor.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { requestCode } from './guests/request-code.js';
import { verifyCode } from './guests/verify-code.js';
import { sendVerification } from './links/send-verification.js';
import { verifyEmail } from './links/verify-email.js';
import { changePassword } from './passwords/change-password.js';
import { forgotPassword } from './passwords/forgot-password.js';
import { resetPassword } from './passwords/reset-password.js';
import { me, updateMe } from './staff/me.js';
import { endOwnSession, ownSessions } from './staff/own-sessions.js';
import { refreshOverHttp, signInOverHttp, signOutOverHttp } from './staff/session-cookie.js';
import { keysOf } from './tokens/signing-keys.js';

export function mountIdentity(app: App): void {
  serve(app, person.get, async ({ request: { actor } }) => ({
    id: personOf(actor),
    kind: actor.kind,
    name: actor.name,
  }));
  serve(app, auth.signIn, ({ request, body, http }) => signInOverHttp(request, body, http));
  serve(app, auth.refresh, ({ request, body, http }) => refreshOverHttp(request, body, http));
  serve(app, auth.signOut, ({ request, body, http }) => signOutOverHttp(request, body, http));
  serve(app, auth.sessions, ({ request }) => ownSessions(request));
  serve(app, auth.endSession, ({ request, params }) => endOwnSession(request, params));
  serve(app, auth.me, ({ request }) => me(request));
  serve(app, auth.updateMe, ({ request, body }) => updateMe(request, body));
  serve(app, auth.changePassword, ({ request, body }) => changePassword(request, body));
  serve(app, auth.forgotPassword, ({ request, body }) => forgotPassword(request, body));
  serve(app, auth.resetPassword, ({ request, body }) => resetPassword(request, body));
  serve(app, auth.sendVerification, ({ request }) => sendVerification(request));
  serve(app, auth.verifyEmail, ({ request, body }) => verifyEmail(request, body));
  serve(app, guests.requestCode, ({ request, body }) => requestCode(request, body));
  serve(app, guests.verify, ({ request, body }) => verifyCode(request, body));
  serve(app, ops.jwks, async ({ request }) => keysOf(request).jwks);
}
