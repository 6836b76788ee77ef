import { type Me, ProblemError, type Session as SessionAnswer } from '@logishift/support-sdk';
import { announce, onAnnounced } from './other-tabs.js';
import { anonymous, support, useTokens } from './support.js';

export type SessionState =
  | { kind: 'starting' }
  | { kind: 'unreachable'; error: unknown }
  | { kind: 'signed-out' }
  /** The session ran out under the person's hands: what is on the screen stays, and goes on once they sign in again. */
  | { kind: 'expired'; user: Me }
  | { kind: 'signed-in'; user: Me };

/** Refreshed this long before it expires, so that no request is spent on a 401. */
const early = 20_000;

/** Who is signed in. The access token is in memory alone; the refresh token is in an HttpOnly cookie. */
class Session extends EventTarget {
  state: SessionState = { kind: 'starting' };
  /** How the last session ended: `by-itself` when it expired, or was ended elsewhere. */
  ended: 'never' | 'by-itself' | 'by-hand' | 'suspended' = 'never';
  #isSuspended = false;
  #access: { token: string; ends: number } | null = null;
  #refreshing: Promise<string | null> | null = null;
  #endedElsewhere = false;
  /** Requests that wait for the person to sign in again. */
  #waiting: ((token: string | null) => void)[] = [];

  constructor() {
    super();
    useTokens(
      (rejected) => this.#token(rejected),
      () => this.user?.id,
    );
    onAnnounced((news) => {
      if (news === 'signed-out') this.#leave('by-hand');
      else if (this.state.kind !== 'signed-in') void this.start();
    });
  }

  get user(): Me | null {
    return this.state.kind === 'signed-in' || this.state.kind === 'expired' ? this.state.user : null;
  }

  /** Picks up the session that the cookie holds, if any. */
  async start(): Promise<void> {
    try {
      await this.#refresh();
    } catch (error) {
      if (this.state.kind === 'starting' || this.state.kind === 'unreachable')
        this.#become({ kind: 'unreachable', error });
    }
  }

  /** @throws what `auth.signIn` rejects with. */
  async signIn(email: string, password: string): Promise<void> {
    const answer = await anonymous.auth.signIn({ email, password, session: 'cookie' });
    this.#refreshing = null;
    this.#enter(answer);
    announce('signed-in');
  }

  /** Signed out here and on every other tab, even when the server cannot be told. */
  async signOut(): Promise<void> {
    const told = anonymous.auth.signOut().catch(() => undefined);
    this.#leave('by-hand');
    announce('signed-out');
    await told;
  }

  /** The stream has told that an admin suspended this person: the session that ends by it says why. */
  suspended(): void {
    this.#isSuspended = true;
  }

  /** Looks whether role or approval have changed, or the session was ended elsewhere: then nothing stays on the screen. */
  async lookAgain(): Promise<void> {
    this.#endedElsewhere = true;
    const user = await support.auth.me().finally(() => {
      this.#endedElsewhere = false;
    });
    if (this.state.kind === 'signed-in' && JSON.stringify(user) !== JSON.stringify(this.state.user)) {
      this.#become({ kind: 'signed-in', user });
    }
  }

  async #token(rejected: string | null): Promise<string | null> {
    const access = this.#access;
    if (access && access.token !== rejected && access.ends - early > performance.now()) return access.token;
    // What a page that is left still asks would begin anew a session that the server does not know to be over yet.
    if (this.state.kind === 'signed-out') return null;
    const asking = this.user?.id;
    const token = this.state.kind === 'expired' ? null : await this.#refresh();
    // Another tab has signed somebody else in: what was asked by the one before is not done in their name.
    if (asking !== undefined && this.user?.id !== asking) return null;
    if (token || this.state.kind !== 'expired') return token;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** One at a time: whoever asks meanwhile gets the same answer. One that comes after somebody has signed out or in is of before. */
  #refresh(): Promise<string | null> {
    if (this.#refreshing) return this.#refreshing;
    const isOfBefore = () => this.#refreshing !== refreshing;
    const refreshing: Promise<string | null> = anonymous.auth
      .refresh()
      .then(
        (answer) => (isOfBefore() ? null : this.#enter(answer)),
        (error) => {
          if (isOfBefore()) return null;
          if (!(error instanceof ProblemError) || error.status >= 429) throw error;
          if (error.status === 401 && this.#isAtWork) this.#expire();
          else this.#leave('by-itself');
          return null;
        },
      )
      .finally(() => {
        if (!isOfBefore()) this.#refreshing = null;
      });
    this.#refreshing = refreshing;
    return refreshing;
  }

  #enter({ access, expires_in, user }: SessionAnswer): string {
    this.ended = 'never';
    this.#isSuspended = false;
    // What one person asked for is not done in the name of another.
    const goesOn = this.state.kind === 'expired' && this.state.user.id === user.id;
    // Counted from the answer: no clock that can be set has a say.
    this.#access = { token: access, ends: performance.now() + expires_in * 1000 };
    this.#become({ kind: 'signed-in', user });
    this.#release(goesOn ? access : null);
    return access;
  }

  /** Signed in and let in, so that there may be something on the screen to lose. */
  get #isAtWork(): boolean {
    const { state } = this;
    if (state.kind === 'expired') return true;
    return state.kind === 'signed-in' && state.user.state === 'approved' && !this.#endedElsewhere;
  }

  #expire(): void {
    this.#access = null;
    if (this.state.kind === 'signed-in') this.#become({ kind: 'expired', user: this.state.user });
  }

  #release(token: string | null): void {
    for (const resolve of this.#waiting.splice(0)) resolve(token);
  }

  #leave(how: 'by-itself' | 'by-hand'): void {
    this.#access = null;
    this.#refreshing = null;
    if (this.user) this.ended = this.#isSuspended && how === 'by-itself' ? 'suspended' : how;
    this.#isSuspended = false;
    if (this.state.kind !== 'signed-out') this.#become({ kind: 'signed-out' });
    this.#release(null);
  }

  #become(state: SessionState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();
