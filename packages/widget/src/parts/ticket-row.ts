import type { Ticket } from '@logishift/support-sdk';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { UnreadPage } from '../session/session.js';
import type { Words } from '../texts/words.js';
import { statusChip } from './status-chip.js';

/** A ticket in a list: subject, what is new, status. */
export function ticketRow(
  ticket: Ticket,
  unread: UnreadPage | undefined,
  words: Words,
  open: (ticket: Ticket) => void,
  detail = false,
): TemplateResult {
  const news = unread?.data.find((one) => one.ticket_id === ticket.id);
  return html`<li><button class="ticket ${news ? 'unread' : ''}" @click=${() => open(ticket)}>
    <span class="subject"><bdi>${ticket.subject}</bdi></span>
    <span class="line">
      <span class="state">${
        news
          ? html`<span class="dot"></span><b>${words.t(news.kind === 'ticket.message' ? 'ticket_new_reply' : 'ticket_news')}</b> · ${words.ago(news.created_at)}`
          : standing(ticket, words)
      }</span>
      ${statusChip(ticket.status, words)}
    </span>
    ${detail ? html`<span class="number">${ticket.number} · ${words.t(`category_${ticket.category}`)}</span>` : nothing}
  </button></li>`;
}

function standing(ticket: Ticket, words: Words): TemplateResult | string {
  if (ticket.status === 'on_hold' && ticket.awaiting) return words.t(`step_on_hold_${ticket.awaiting}`);
  if (ticket.allowed_actions.includes('confirm')) return words.t('ticket_confirm');
  return html`<time datetime=${ticket.updated_at} title=${words.exact(ticket.updated_at)}
    >${words.t('ticket_updated', { time: words.ago(ticket.updated_at) })}</time>`;
}

export const ticketRowStyles = css`
.rows > li + li { border-block-start: 1px solid var(--ls-color-border); }
.rows button { inline-size: 100%; transition: background-color var(--ls-motion); }
.rows button:hover { background: var(--ls-color-surface-2); }
.rows button:focus-visible { outline-offset: -2px; border-radius: 8px; }
.rows > li:first-child button { border-start-start-radius: 9px; border-start-end-radius: 9px; }
.rows > li:last-child button { border-end-start-radius: 9px; border-end-end-radius: 9px; }
.ticket { display: grid; gap: 4px; padding: 10px 12px 11px; }
.ticket .subject { font-weight: var(--ls-weight-medium); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.ticket.unread .subject { font-weight: var(--ls-weight-strong); }
.ticket .line { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.ticket .state { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.ticket b { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
.ticket .number { color: var(--ls-color-text-3); font-size: var(--ls-text-12); }
.ticket:hover .number { color: var(--ls-color-text-2); }
.dot { display: inline-block; inline-size: 8px; block-size: 8px; margin-inline-end: 8px; border-radius: 50%; background: var(--ls-color-accent); }
`;
