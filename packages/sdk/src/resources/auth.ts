import type { BodyOf } from '../call.js';
import type { Client, RequestOptions } from '../client.js';
import type { Me, Session } from '../types.js';

/** Staff sign-in. Customers are signed in by the host app's token and need none of this. */
export class Auth {
  constructor(private readonly client: Client) {}

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

  /** Changes own name, phone or language. */
  updateMe(change: BodyOf<'auth.updateMe'>, options?: RequestOptions): Promise<Me> {
    return this.client.call('auth.updateMe', { body: change }, options);
  }

  /** Changes the password (10 to 200 characters); every other session ends. */
  changePassword(change: BodyOf<'auth.changePassword'>, options?: RequestOptions): Promise<undefined> {
    return this.client.call('auth.changePassword', { body: change }, options);
  }
}
