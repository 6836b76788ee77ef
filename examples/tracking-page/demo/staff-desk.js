import { Support } from '@logishift/support-sdk';

/** Whoever was away for longer signs in again: sessions end. */
const away = 7 * 86_400_000;

/**
 * The clients of the demo's staff. Each signs in and is renewed as the console does it, by the server's own clock, however
 * far that has moved since.
 */
export function staffDesk(server, clock) {
  const sessions = new Map();
  const anyone = new Support(server);

  async function sessionOf({ email, password }) {
    const known = sessions.get(email);
    if (known && clock.now() < known.goodUntil) return known;
    const { access, refresh, expires_in } =
      known && clock.now() - known.goodUntil < away
        ? await anyone.auth.refresh(known.refresh)
        : await anyone.auth.signIn({ email, password });
    const session = { access, refresh, goodUntil: new Date(clock.now().getTime() + expires_in * 1000) };
    sessions.set(email, session);
    return session;
  }

  return {
    async of(person) {
      const { access } = await sessionOf(person);
      return new Support({ ...server, token: access });
    },
    /** Signs everybody out. */
    async close() {
      await Promise.all([...sessions.values()].map(({ refresh }) => anyone.auth.signOut(refresh)));
    },
  };
}
