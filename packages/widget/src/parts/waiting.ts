import { html, nothing, type TemplateResult } from 'lit';
import type { Outbox, Sent } from '../session/outbox.js';
import type { Words } from '../texts/words.js';
import { clock } from '../theme/first-icons.js';
import { icon } from '../theme/icon.js';

/** How much waits, in words: `2 messages are waiting`; '' if nothing does. */
export function whatWaits(waiting: Sent[], words: Words): string {
  const of = (kind: Sent['act']['kind']) => waiting.filter(({ act }) => act.kind === kind).length;
  const count = of('message');
  if (waiting.length === 0) return '';
  return words.t(count ? 'messages_waiting' : of('create') ? 'waiting' : 'answer_waiting', { count });
}

/** A line beside what it is of, with a sign. Nothing without a text. */
export const queuedLine = (text: string): TemplateResult | typeof nothing =>
  text ? html`<span class="queued">${icon(clock, 16)}${text}</span>` : nothing;

/** What of a ticket waits to be sent, or could not be, for a list that does not show its conversation. */
export function waitingOf(outbox: Outbox, ticketId: string, words: Words): TemplateResult | typeof nothing {
  const refused = outbox.of(ticketId).find((sent) => sent.refused)?.refused;
  return queuedLine(
    refused
      ? words.t('not_sent', { reason: words.reason({ code: refused }) })
      : whatWaits(outbox.waiting(ticketId), words),
  );
}
