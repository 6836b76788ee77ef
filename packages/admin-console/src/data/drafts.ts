import { session } from '../session/session.js';

/**
 * What was typed and not sent, kept until it is sent or the person signs out: in this tab alone, so that it
 * survives a failure, a reload and an expired session, and stays with nobody else.
 */
const name = (key: string) => `draft:${session.user?.id ?? ''}:${key}`;

export function readDraft(key: string): string {
  try {
    return sessionStorage.getItem(name(key)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(name(key), text);
    else sessionStorage.removeItem(name(key));
  } catch {
    // Storage may be blocked; the text is still in its field.
  }
}

export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft:')) sessionStorage.removeItem(key);
  } catch {
    // Nothing was stored, then.
  }
}
