import { session } from '../session/session.js';

/** Something was begun or given up here, or written in another tab. `key` says what. */
export class DraftEvent extends Event {
  constructor(
    readonly key: string,
    readonly isElsewhere: boolean,
  ) {
    super('change');
  }
}

/** @fires change - DraftEvent */
export const drafts = new EventTarget();

/** Milliseconds: nobody comes back to a text after that. */
const keptFor = 30 * 24 * 3_600_000;
/** Where storage is blocked, or the server has not said who asks: until the page is left. */
const unstored = new Map<string, string>();

const folderOf = (person: string) => `draft:${person}:`;
const own = () => (session.user ? folderOf(session.user.id) : null);

/** What is being sent, by draft: it stands in the conversation, and in no field. */
export const underWay = new Map<string, string>();

interface Kept {
  text: string;
  at: number;
}

/**
 * What was typed and not sent, kept in this browser until it is sent or its person signs out: it survives a failure, a
 * closed tab and an expired session, and is there in the same person's other tabs. It lies under the id that the server
 * gave them, and is read for nobody else.
 */
export function readDraft(key: string): string {
  const folder = own();
  try {
    if (folder) return (JSON.parse(localStorage.getItem(folder + key) ?? 'null') as Kept | null)?.text ?? '';
  } catch {
    // Blocked, or written by something else.
  }
  return unstored.get(key) ?? '';
}

export function keepDraft(key: string, text: string): void {
  const had = readDraft(key) !== '';
  const folder = own();
  try {
    if (!folder) throw new Error('Nobody is signed in');
    if (text) localStorage.setItem(folder + key, JSON.stringify({ text, at: Date.now() } satisfies Kept));
    else localStorage.removeItem(folder + key);
  } catch {
    unstored.set(key, text);
  }
  if (had !== (text !== '')) drafts.dispatchEvent(new DraftEvent(key, false));
}

/** Whether a reply or a note was begun on a ticket. */
export const hasDraft = (ticketId: string): boolean =>
  readDraft(`${ticketId}:reply`) !== '' || readDraft(`${ticketId}:note`) !== '';

/** Nothing of somebody who signs out is left. */
export function forgetDrafts(person = session.user?.id ?? ''): void {
  unstored.clear();
  underWay.clear();
  for (const name of stored()) if (name.startsWith(folderOf(person))) localStorage.removeItem(name);
}

/** Names in storage; none where it is blocked. */
function stored(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith('draft:'));
  } catch {
    return [];
  }
}

function isOver(name: string): boolean {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? '') as Kept).at < Date.now() - keptFor;
  } catch {
    return true;
  }
}

for (const name of stored()) if (isOver(name)) localStorage.removeItem(name);

addEventListener('storage', ({ key, storageArea }) => {
  const folder = own();
  if (storageArea !== localStorage || !folder || !key?.startsWith(folder)) return;
  drafts.dispatchEvent(new DraftEvent(key.slice(folder.length), true));
});
