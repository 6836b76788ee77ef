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
