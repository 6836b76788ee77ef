import type { LogishiftHelp } from './help.js';

/** How many notifications are unread, in one request; nothing where nobody can say. */
export async function countUnread({ api, token, getToken }: LogishiftHelp): Promise<number | undefined> {
  try {
    const bearer = token || (await getToken?.({ rejected: null }));
    if (!bearer) return 0;
    const headers = { authorization: `Bearer ${bearer}` };
    const answer = await fetch(`${api}/api/support/notifications/?limit=1`, { headers });
    return answer.ok ? (await answer.json()).unread_count : undefined;
  } catch {
    // A badge is not worth an error: the panel says what is wrong when it is opened.
    return undefined;
  }
}
