import type { Locale } from '@logishift/support-sdk';
import { LitElement } from 'lit';
import { changeProfile } from '../data/account.js';
import { router } from '../router.js';
import { session } from '../session/session.js';
import { chooseLanguage, useLanguage } from '../texts/index.js';

const key = 'logishift-support-language';

/** Of who was last signed in here, so that the next visit loads one language alone; else the browser's. */
export const firstLanguage = (): Locale => chooseLanguage([remembered(), ...navigator.languages]);

/** From now on the console speaks the language of who is signed in. */
export function followLanguage(): void {
  session.addEventListener('change', () => {
    const { user, state } = session;
    if (state.kind === 'signed-out' && session.ended === 'by-hand') remember('');
    if (!user) return;
    remember(user.locale);
    void speak(user.locale).catch(() => undefined);
  });
}

/** Speaks a language at once and for good: it is the person's on every device. @throws when it cannot be saved. */
export async function chooseOwnLanguage(language: Locale): Promise<void> {
  await speak(language);
  try {
    await changeProfile({ locale: language });
  } catch (error) {
    if (session.user) await speak(session.user.locale);
    throw error;
  }
}

async function speak(language: Locale): Promise<void> {
  if (!(await useLanguage(language))) return;
  renderAgain(document);
  // The window's title is set on arriving.
  router.dispatchEvent(new Event('change'));
}

/** Every element renders once more: nothing is taken down, so what is typed and where the focus is stay. */
function renderAgain(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof LitElement) element.requestUpdate();
    if (element.shadowRoot) renderAgain(element.shadowRoot);
  }
}

function remembered(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function remember(language: Locale | ''): void {
  try {
    if (language) localStorage.setItem(key, language);
    else localStorage.removeItem(key);
  } catch {
    // Storage may be blocked: then the browser's language is the first one.
  }
}
