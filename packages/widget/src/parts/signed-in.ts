import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';
import type { Words } from '../texts/words.js';

/** To a guest: as whom they are signed in, and the way out. Others have that in the host's page. */
export function signedInAs(session: Session, words: Words): TemplateResult | typeof nothing {
  const email = session.person.value?.email;
  if (!email) return nothing;
  return html`<p class="signed-in"><bdi>${words.t('guest_as', { email })}</bdi>
    <button type="button" class="link" @click=${() => session.signOut()}>${words.t('guest_not_you')}</button></p>`;
}
