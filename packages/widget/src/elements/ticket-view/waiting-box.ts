import { html, nothing, type TemplateResult } from 'lit';
import { whatWaits } from '../../parts/waiting.js';
import type { Outbox, Sent } from '../../session/outbox.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { refreshCw } from '../../theme/icons.js';

/** One place for all that waits to be sent of a ticket: it goes out by itself, at once, or not at all. */
export function waitingBox(
  waiting: Sent[],
  outbox: Outbox,
  words: Words,
  discard: () => void,
): TemplateResult | typeof nothing {
  if (waiting.length === 0) return nothing;
  return html`<div class="outbox" part="waiting">
    <p><strong>${whatWaits(waiting, words)}</strong>
      <span class="hint">${words.t('waiting_text')}</span></p>
    <button class="button" @click=${outbox.now}>${icon(refreshCw, 16)}${words.t('send_now')}</button>
    <button class="button" @click=${discard}>${words.t('discard')}</button>
  </div>`;
}
