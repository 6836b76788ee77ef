import type { BodyOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { Me, OwnSession, Session } from '../types.js';
import { Resource } from './resource.js';

/** Staff sign-in. Customers are signed in by the host app's token and need none of this. */
export class Auth extends Resource<StaffClient> {
  /**
   * Signs in with e-mail and password. With `session: 'cookie'` the refresh token stays in an HttpOnly cookie.
   * @throws UnauthorizedError, code `wrong_credentials`; ForbiddenError, code `account_suspended`.
   */
  signIn(credentials: BodyOf<'auth.signIn'>, options?: RequestOptions): Promise<Session> {
    return this.client.call('auth.signIn', { body: credentials }, options);
  }

  /**
   * A new access token. Without `refresh` the cookie's is used. Keep the answer's `refresh`: the old one is used up.
   * @throws UnauthorizedError when the session has ended.
   */
  refresh(refresh?: string, options?: RequestOptions): Promise<Session> {
    return this.client.call('auth.refresh', { body: { refresh } }, options);
  }

  /** Ends this session. */
  signOut(refresh?: string, options?: RequestOptions): Promise<undefined> {
    return this.client.call('auth.signOut', { body: { refresh } }, options);
  }

  /** The signed-in member of staff. */
  me(options?: RequestOptions): Promise<Me> {
    return this.client.call('auth.me', {}, options);
  }

  /** Where one is signed in, the newest first. */
  sessions(options?: RequestOptions): Promise<{ data: OwnSession[] }> {
    return this.client.call('auth.sessions', {}, options);
  }

  /** Signs out elsewhere. @throws NotFoundError. */
  endSession(id: string, options?: RequestOptions): Promise<undefined> {
    return this.client.call('auth.endSession', { params: { id } }, options);
  }

  /** Changes own name, phone or language. */
  updateMe(change: BodyOf<'auth.updateMe'>, options?: RequestOptions): Promise<Me> {
    return this.client.call('auth.updateMe', { body: change }, options);
  }

  /** Changes the password (10 to 200 characters); every other session ends. */
  changePassword(change: BodyOf<'auth.changePassword'>, options?: RequestOptions): Promise<undefined> {
    return this.client.call('auth.changePassword', { body: change }, options);
  }

  /**
   * Has a link sent that sets a new password. Known and unknown addresses get the same answer: `from` is whose mail to look
   * for; null: this server sends none.
   */
  forgotPassword(address: BodyOf<'auth.forgotPassword'>, options?: RequestOptions): Promise<{ from: string | null }> {
    return this.client.call('auth.forgotPassword', { body: address }, options);
  }

  /**
   * Sets a new password (10 to 200 characters) by the token of a mailed link; every session ends.
   * @throws InvalidInputError, code `link_not_valid`.
   */
  resetPassword(reset: BodyOf<'auth.resetPassword'>, options?: RequestOptions): Promise<undefined> {
    return this.client.call('auth.resetPassword', { body: reset }, options);
  }

  /** Has the mail sent once more that proves one's address. */
  sendVerification(options?: RequestOptions): Promise<undefined> {
    return this.client.call('auth.sendVerification', {}, options);
  }

  /**
   * Proves one's address by the token of a mailed link. `password_link_sent`: several have registered with it, so a link
   * was mailed that sets the password. @throws InvalidInputError, code `link_not_valid`.
   */
  verifyEmail(token: string, options?: RequestOptions): Promise<{ email: string; password_link_sent: boolean }> {
    return this.client.call('auth.verifyEmail', { body: { token } }, options);
  }
}
