import { session } from '../session/session.js';

/** Something was begun, sent or given up here, written in another tab, or has come back. `key` says what. */
export class DraftEvent extends Event {
  constructor(
    readonly key: string,
    readonly from: 'here' | 'elsewhere' | 'back',
  ) {
    super('change');
  }
}

/** @fires change - DraftEvent */
export const drafts = new EventTarget();

/** How a text was sent of which nobody knows yet that it has arrived: the same sent again, from whatever tab, meets the first. */
export interface Attempt {
  /** An idempotency key. */
  key: string;
  /** What is sent, with all that goes with it: something else is another attempt. */
  what: string;
}

interface Kept {
  text: string;
  at: number;
  attempt?: Attempt;
}

/** Milliseconds: nobody comes back to a text after that. */
const keptFor = 30 * 24 * 3_600_000;
/** Where storage is full or blocked, or the server has not said who asks: until the page is left. By name, as in storage. */
const unstored = new Map<string, Kept>();
/** What is being sent, by name: it stands in the conversation, and in no field. */
const underWay = new Map<string, string>();

const folderOf = (person: string) => `draft:${person}:`;
/** Where a text lies: with its person's, read for nobody else. */
const nameOf = (key: string) => folderOf(session.user?.id ?? '') + key;

function read(key: string): Kept | null {
  const name = nameOf(key);
  const held = unstored.get(name);
  if (held || !session.user) return held ?? null;
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
  } catch {
    // Blocked, or written by something else.
    return null;
  }
}

/**
 * What was typed and has not arrived, kept in this browser until it has or its person signs out: it survives a failure, a
 * closed tab and an expired session, and is there in the same person's other tabs.
 */
export const readDraft = (key: string): string => read(key)?.text ?? '';

/** `attempt` stays what it was unless another is given; null: it is over. */
export function keepDraft(key: string, text: string, attempt: Attempt | null = attemptOn(key)): void {
  changing(key, () => {
    const name = nameOf(key);
    const kept: Kept = { text, at: Date.now(), ...(attempt && { attempt }) };
    try {
      if (!session.user) throw new Error('Nobody is signed in');
      if (text) localStorage.setItem(name, JSON.stringify(kept));
      else localStorage.removeItem(name);
      unstored.delete(name);
    } catch {
      unstored.set(name, kept);
    }
  });
}

/** How it was sent last, if nobody knows what came of it. */
export const attemptOn = (key: string): Attempt | null => read(key)?.attempt ?? null;

/** What stands in the field: the draft without what is being sent. */
export function unsentDraft(key: string): string {
  const draft = readDraft(key);
  const text = underWay.get(nameOf(key));
  return text === undefined || !draft.trimStart().startsWith(text)
    ? draft
    : draft.trimStart().slice(text.length).trimStart();
}

/** What is being sent of a draft. */
export const beingSent = (key: string): string | undefined => underWay.get(nameOf(key));

/** It is being sent. Until it has arrived it is kept: a page that is closed now loses nothing. */
export function beginSending(key: string, text: string, attempt: Attempt): void {
  changing(key, () => {
    keepDraft(key, text, attempt);
    underWay.set(nameOf(key), text);
  });
}

/** It has arrived: what was typed since stays. Else it is a draft again. Returns what was being sent. */
export function endSending(key: string, hasArrived: boolean): string {
  const text = beingSent(key) ?? '';
  changing(key, () => {
    const rest = unsentDraft(key);
    underWay.delete(nameOf(key));
    if (hasArrived) keepDraft(key, rest, null);
  });
  return text;
}

/** What had gone is a draft again, before what was typed since, and behind what is being sent. Once, whoever gives it back. */
export function giveBack(key: string, text: string): void {
  const rest = unsentDraft(key);
  const again = rest === text || rest.startsWith(`${text}\n\n`) ? rest : joined(text, rest);
  const sending = beingSent(key);
  // Sent once more, it is another act.
  keepDraft(key, joined(sending ?? '', again), sending === undefined ? null : attemptOn(key));
  drafts.dispatchEvent(new DraftEvent(key, 'back'));
}

export const joined = (first: string, then: string): string => [first, then].filter(Boolean).join('\n\n');

/** Whether a reply or a note was begun on a ticket, which nobody has sent. */
export const hasDraft = (ticketId: string): boolean =>
  unsentDraft(`${ticketId}:reply`) !== '' || unsentDraft(`${ticketId}:note`) !== '';

/** Nothing of somebody who signs out is left. */
export function forgetDrafts(person = session.user?.id ?? ''): void {
  unstored.clear();
  underWay.clear();
  for (const name of stored()) if (name.startsWith(folderOf(person))) localStorage.removeItem(name);
}

/** Tells of it where there is a draft now and was none, or the other way round. */
function changing(key: string, change: () => void): void {
  const had = unsentDraft(key) !== '';
  change();
  if (had !== (unsentDraft(key) !== '')) drafts.dispatchEvent(new DraftEvent(key, 'here'));
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
  const folder = nameOf('');
  if (storageArea !== localStorage || !session.user || !key?.startsWith(folder)) return;
  drafts.dispatchEvent(new DraftEvent(key.slice(folder.length), 'elsewhere'));
});
