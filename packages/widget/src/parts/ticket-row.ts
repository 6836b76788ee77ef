import type { OwnTicket } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';
import { statusChip } from './status-chip.js';

/** A ticket in a list: subject, what is new, status. */
export function ticketRow(
  ticket: OwnTicket,
  words: Words,
  open: (ticket: OwnTicket) => void,
  detail = false,
): TemplateResult {
  return html`<li><button class="ticket ${ticket.has_news ? 'unread' : ''}" @click=${() => open(ticket)}>
    <span class="subject"><bdi>${ticket.subject}</bdi></span>
    <span class="line">
      <span class="state">${
        ticket.has_news
          ? html`<span class="dot"></span><b>${words.t(ticket.unread_count ? 'ticket_new_reply' : 'ticket_news')}</b> · ${words.ago(ticket.updated_at)}`
          : standing(ticket, words)
      }</span>
      ${statusChip(ticket.status, words)}
    </span>
    ${detail ? html`<span class="number">${ticket.number} · ${words.t(`category_${ticket.category}`)}</span>` : nothing}
  </button></li>`;
}

function standing(ticket: OwnTicket, words: Words): TemplateResult | string {
  if (ticket.status === 'on_hold' && ticket.awaiting) return words.t(`step_on_hold_${ticket.awaiting}`);
  if (ticket.allowed_actions.includes('confirm')) return words.t('ticket_confirm');
  return html`<time datetime=${ticket.updated_at} title=${words.exact(ticket.updated_at)}
    >${words.t('ticket_updated', { time: words.ago(ticket.updated_at) })}</time>`;
}
