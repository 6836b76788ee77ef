import type { Message, NewsKind, TicketDetail, TimelineEntry } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { linked } from '../../parts/linked.js';
import { reached } from '../../session/moment.js';
import type { Sent } from '../../session/outbox.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { circleAlert, clock } from '../../theme/icons.js';

/** What stands in the conversation: somebody's words, or something that happened. */
type Item = { at: string } & (
  | { said: string; by: 'customer' | 'agent'; name: string; id: string }
  | { happened: string; id: string }
);

/** The description, the messages and the events worth telling, the oldest first. */
function itemsOf(ticket: TicketDetail, words: Words): Item[] {
  const said = (message: Message): Item => ({
    at: message.created_at,
    said: message.body,
    by: message.author_role === 'customer' ? 'customer' : 'agent',
    name: message.author_name,
    id: message.id,
  });
  const told = ticket.timeline.flatMap((entry): Item[] => {
    const happened = tell(entry, words);
    return happened ? [{ at: entry.at, happened, id: entry.id }] : [];
  });
  const first: Item = { at: ticket.created_at, said: ticket.description, by: 'customer', name: '', id: ticket.id };
  return [first, ...[...ticket.messages.map(said), ...told].sort((a, b) => a.at.localeCompare(b.at))];
}

/** What need not be told: it is no news to a customer, or stands there by itself as what somebody said. */
type Untold<_ extends Exclude<TimelineEntry['kind'], NewsKind> | 'ticket.message'> = undefined;

function tell(entry: TimelineEntry, words: Words): string | undefined {
  const who = entry.actor && entry.actor.role !== 'customer' ? words.firstName(entry.actor.name) : '';
  switch (entry.kind) {
    case 'ticket.assigned':
      return words.t('event_taken', { name: words.firstName(entry.data.to_agent.name) });
    case 'ticket.unassigned':
      return words.t('event_unassigned');
    case 'ticket.feedback':
      return words.t('event_rated', { rating: entry.data.rating });
    case 'ticket.status_changed': {
      const { from_status, to_status, awaiting } = entry.data;
      if (to_status === 'on_hold') return words.t(awaiting ? `step_on_hold_${awaiting}` : 'event_on_hold');
      if (to_status === 'resolved')
        return who ? words.t('event_resolved', { name: who }) : words.t('event_resolved_team');
      if (to_status === 'closed') {
        if (!entry.actor) return words.t('event_closed');
        return words.t(entry.actor.role === 'customer' ? 'event_closed_you' : 'event_closed_team');
      }
      if (entry.actor?.role === 'customer' && from_status === 'resolved') return words.t('event_reopened');
      return words.t('event_in_progress');
    }
    default:
      return undefined satisfies Untold<typeof entry.kind>;
  }
}

/** What a conversation shows beside its ticket. */
export interface Shown {
  /** Who is typing an answer. */
  typing: string | undefined;
  /** The message from which on all is new to the reader. */
  newFrom: string | undefined;
  /** What they sent that has not arrived. */
  sent: Sent[];
  isWaiting: (sent: Sent) => boolean;
  onRetry: (sent: Sent) => void;
  onDiscard: (sent: Sent) => void;
}

/**
 * The conversation: bubbles by day, a run of one person's words under one name. Under one's own last message stands how
 * far it has come; at the end, what has not arrived yet, and who is typing.
 */
export function conversation(ticket: TicketDetail, shown: Shown, words: Words): TemplateResult {
  const items = itemsOf(ticket, words);
  const last = ticket.messages.at(-1);
  const own = last?.author_role === 'customer' ? last.id : undefined;
  let day = '';
  return html`<ol class="talk" part="conversation" aria-label=${words.t('conversation')}>
    ${items.map((item, place) => {
      const before = items[place - 1];
      const after = items[place + 1];
      const today = words.day(item.at);
      const newDay = today === day ? nothing : html`<li class="day"><span>${today}</span></li>`;
      day = today;
      const time = html`<time datetime=${item.at} title=${words.exact(item.at)}>${words.time(item.at)}</time>`;
      if ('happened' in item) return html`${newDay}<li class="event"><bdi>${item.happened}</bdi>\u00a0· ${time}</li>`;
      const name = item.by === 'customer' ? words.t('you') : words.firstName(item.name) || words.t('team');
      const isNew = item.id === shown.newFrom;
      const begins = newDay !== nothing || isNew || !isRun(before, item);
      const ends = !isRun(item, after);
      return html`${newDay}${isNew ? html`<li class="new"><span>${words.t('new_line')}</span></li>` : nothing}<li class="said ${item.by}" id="m-${item.id}">
        ${
          begins
            ? html`<span class=${item.by === 'agent' ? 'who' : 'sr-only'}>${item.by === 'agent' && item.name ? words.t('agent_of', { name }) : name}</span>`
            : nothing
        }
        ${item.by === 'agent' && ends ? face(name) : nothing}
        <p class="bubble" dir="auto">${linked(item.said)}</p>
        ${
          item.id === own
            ? html`<span class="came">${time}\u00a0· ${words.t(`mark_${reached(ticket, own)}`)}</span>`
            : ends
              ? time
              : nothing
        }
      </li>`;
    })}
    ${shown.sent.map((sent) => notThere(sent, shown, words))}
    ${shown.typing === undefined ? nothing : typingLine(shown.typing, words)}
  </ol>`;
}

/** A message that has not arrived: on its way, waiting, or refused, and then what one may do about it. */
function notThere(sent: Sent, { isWaiting, onRetry, onDiscard }: Shown, words: Words): TemplateResult | typeof nothing {
  if (sent.act.kind !== 'message') return nothing;
  const { refused } = sent;
  const waits = isWaiting(sent);
  const at = new Date(sent.at).toISOString();
  const time = html`<time datetime=${at} title=${words.exact(at)}>${words.time(at)}</time>`;
  return html`<li class="said customer ${refused ? 'refused' : waits ? 'waits' : 'going'}">
    <span class="sr-only">${words.t('you')}</span>
    <p class="bubble" dir="auto">${linked(sent.act.body)}</p>
    ${
      refused
        ? html`<span class="came">${icon(circleAlert, 16)}${words.t('not_sent', { reason: words.reason({ code: refused }) })}</span>
          <span class="acts"><button class="link" @click=${() => onRetry(sent)}>${words.t('send_again')}</button>
            <button class="link" @click=${() => onDiscard(sent)}>${words.t('discard')}</button></span>`
        : html`<span class="came">${waits ? icon(clock, 16) : nothing}${words.t(waits ? 'waiting' : 'form_sending')}\u00a0· ${time}</span>`
    }
  </li>`;
}

const face = (name: string): TemplateResult => html`<span class="face" aria-hidden="true">${[...name][0] ?? ''}</span>`;

/** Read aloud elsewhere, once. */
const typingLine = (name: string, words: Words): TemplateResult => html`<li class="typing" aria-hidden="true">
  ${face(name)}<span class="bubble"><i></i><i></i><i></i></span><span>${words.t('typing', { name })}</span>
</li>`;

const isRun = (a: Item | undefined, b: Item | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  'said' in a &&
  'said' in b &&
  a.by === b.by &&
  a.name === b.name &&
  Date.parse(b.at) - Date.parse(a.at) < 10 * 60_000;

/** The first name of whoever works on the ticket, as its timeline tells. */
export function agentOf(ticket: TicketDetail, words: Words): string | undefined {
  if (!ticket.agent_id) return undefined;
  const taken = ticket.timeline.findLast((entry) => entry.kind === 'ticket.assigned');
  const name = taken?.kind === 'ticket.assigned' ? taken.data.to_agent.name : undefined;
  return (name && words.firstName(name)) || undefined;
}
