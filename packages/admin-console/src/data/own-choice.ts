import { session } from '../session/session.js';

/** What a person chose for themselves in this browser; its name is part of that in storage. */
export type Choice = 'keys-off' | 'notify' | 'sound' | 'welcomed';

/** @fires change - something was chosen here, or in another tab */
export const choices = new EventTarget();

const prefix = 'logishift-console:';
const nameOf = (choice: Choice) => `${prefix}${choice}:${session.user?.id ?? ''}`;
/** Where storage is blocked it holds until the page is left. */
const unstored = new Map<string, boolean>();

export function isChosen(choice: Choice): boolean {
  const name = nameOf(choice);
  try {
    return localStorage.getItem(name) !== null || (unstored.get(name) ?? false);
  } catch {
    return unstored.get(name) ?? false;
  }
}

export function choose(choice: Choice, on: boolean): void {
  const name = nameOf(choice);
  try {
    if (on) localStorage.setItem(name, 'yes');
    else localStorage.removeItem(name);
  } catch {
    unstored.set(name, on);
  }
  choices.dispatchEvent(new Event('change'));
}

addEventListener('storage', ({ key }) => {
  if (key?.startsWith(prefix)) choices.dispatchEvent(new Event('change'));
});
