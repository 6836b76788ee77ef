/** What the launcher asks of the server while its panel was not opened. */
import type { LogishiftHelp } from './help.js';

/** What the launcher's number counts, in every language of the widget. */
const unread: Record<string, string> = {
  en: 'unread',
  hi: 'अपठित',
  es: 'sin leer',
  fr: 'à lire',
  de: 'ungelesen',
  ar: 'غير مقروءة',
};

/** Says what the number is at the end of the launcher's name, as long as that is its name. */
export function tellUnread(button: HTMLButtonElement, name: string, language: string): void {
  if (button.ariaLabel === name) button.ariaLabel = `${name} ${unread[language]}`;
}

/** The tokens that were counted with: what ends the streams of a person whom only `getToken` named. */
const used = new WeakMap<LogishiftHelp, string>();

const ask = (api: string, path: string, bearer: string, method = 'GET') =>
  fetch(`${api.replace(/\/+$/, '')}/api/support/${path}`, { method, headers: { authorization: `Bearer ${bearer}` } });

/**
 * How many notifications are unread: asked again, less and less often, while no answer comes. Nothing where the server will
 * not say, or nobody waits for it any more.
 */
export async function countUnread(help: LogishiftHelp): Promise<number | undefined> {
  const { token, getToken } = help;
  for (let pause = 2_000; ; pause *= 2) {
    try {
      const bearer = token || (await getToken?.({ rejected: null }));
      used.delete(help);
      if (!bearer) return 0;
      used.set(help, bearer);
      const answer = await ask(help.api, 'notifications/?limit=1', bearer);
      if (answer.ok) return (await answer.json()).unread_count;
      if (answer.status < 500 && answer.status !== 429) return undefined;
    } catch {
      // A badge is not worth an error: the panel says what is wrong when it is opened.
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!help.isConnected || help.token !== token || help.getToken !== getToken) return undefined;
  }
}

/** Forgets what is kept in this tab and this browser, and ends the person's streams in every other. */
export async function signOut(help: LogishiftHelp, token: string | null | undefined): Promise<void> {
  const bearer = token || used.get(help);
  used.delete(help);
  if (bearer) void ask(help.api, 'live/', bearer, 'DELETE').catch(() => {});
  try {
    for (const what of ['draft', 'guest']) sessionStorage.removeItem(`logishift-support-${what}`);
    // Whose each is, is not known here: of this server, nothing stays.
    for (const key of Object.keys(localStorage))
      if (key.startsWith('logishift-support-') && key.split(' ')[1] === help.api) localStorage.removeItem(key);
  } catch {
    // Storage is blocked: nothing is kept. `tab-storage.ts` would come to the panel in a file of its own.
  }
}
