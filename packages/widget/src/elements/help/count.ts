/** What the launcher asks of the server while its panel was not opened. */
import type { LogishiftHelp } from './help.js';

/** The tokens that were counted with: what ends the streams of a person whom only `getToken` named. */
const used = new WeakMap<LogishiftHelp, string>();

const ask = (api: string, path: string, bearer: string, method = 'GET') =>
  fetch(`${api.replace(/\/+$/, '')}/api/support/${path}`, { method, headers: { authorization: `Bearer ${bearer}` } });

/** How many notifications are unread, in one request; nothing where nobody can say. */
export async function countUnread(help: LogishiftHelp): Promise<number | undefined> {
  try {
    const bearer = help.token || (await help.getToken?.({ rejected: null }));
    used.delete(help);
    if (!bearer) return 0;
    used.set(help, bearer);
    const answer = await ask(help.api, 'notifications/?limit=1', bearer);
    return answer.ok ? (await answer.json()).unread_count : undefined;
  } catch {
    // A badge is not worth an error: the panel says what is wrong when it is opened.
    return undefined;
  }
}

/** Forgets what is kept in this tab, and ends the person's streams in every other. */
export async function signOut(help: LogishiftHelp, token: string | null | undefined): Promise<void> {
  const bearer = token || used.get(help);
  used.delete(help);
  if (bearer) void ask(help.api, 'live/', bearer, 'DELETE').catch(() => {});
  for (const what of ['draft', 'guest']) sessionStorage.removeItem(`logishift-support-${what}`);
}
