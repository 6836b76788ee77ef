import type { OwnTicket, TicketDetail } from '@logishift/support-sdk/customer';
import { clip, oneLine } from '@logishift/support-sdk/text';
import { html, nothing, type TemplateResult } from 'lit';
import { statusChip } from '../../parts/status-chip.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { info } from '../../theme/icons.js';

/** An open ticket about the parcel that one is about to write of. */
export interface Twin {
  ticket: OwnTicket;
  /** With its conversation, once that is there. */
  detail: TicketDetail | undefined;
  goOn: () => void;
  /** It is something else. */
  writeNew: () => void;
}

/** Who answered last, when, and how that begins. */
function lastAnswer({ detail }: Twin, words: Words): TemplateResult | undefined {
  const answer = detail?.messages.findLast((one) => one.author_role !== 'customer');
  if (!answer) return undefined;
  const name = words.firstName(answer.author_name) || words.t('team');
  return html`<p>${words.t('ticket_answered', { name })}\u00a0· <time datetime=${answer.created_at}>${words.ago(answer.created_at)}</time></p>
    <blockquote><bdi>${clip(oneLine(answer.body), 160)}</bdi></blockquote>`;
}

/** In place of the form, while nothing of it is written. */
export function twinFirst(twin: Twin, words: Words): TemplateResult {
  const { number, subject, status, category, created_at: at } = twin.ticket;
  return html`<div class="scroll"><div class="pad twin-first">
      <div><h2 tabindex="-1">${words.t('twin_title', { number })}</h2><p class="more">${words.t('twin_text')}</p></div>
      <div class="card twin-card"><b><bdi>${subject}</bdi></b>${statusChip(status, words)}
        ${lastAnswer(twin, words) ?? nothing}
        <p class="more">${number}\u00a0· ${words.t(`category_${category}`)}\u00a0· ${words.t('ticket_created', { time: words.when(at) })}</p></div>
    </div></div>
    <div class="foot twin-foot">
      <button type="button" class="button primary big" @click=${twin.goOn}>${words.t('twin_go_on', { number })}</button>
      <button type="button" class="button big" @click=${twin.writeNew}>${words.t('twin_other')}</button>
    </div>`;
}

/** Under the field, once something is written: it takes no focus. */
export const twinHint = (twin: Twin, words: Words): TemplateResult => html`<div class="twin">
    ${icon(info)}<div><b>${words.t('twin_open', { number: twin.ticket.number })}</b>${lastAnswer(twin, words) ?? html`<p><bdi>${twin.ticket.subject}</bdi></p>`}</div>
      <div class="acts"><button type="button" class="button primary" @click=${twin.goOn}>${words.t('twin_go_on', { number: twin.ticket.number })}</button>
        <button type="button" class="button" @click=${twin.writeNew}>${words.t('twin_new')}</button></div>
  </div>`;
