import type { ActorName, TicketDetail, TimelineEntry } from '@logishift/support-sdk';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { now } from '../session/clock.js';
import { session } from '../session/session.js';
import { moment } from '../texts/format.js';
import { t } from '../texts/index.js';
import './avatar.js';
import { base } from './base.styles.js';
import { icon } from './icon.js';
import {
  ArrowRight,
  Check,
  CheckCheck,
  CircleCheck,
  CircleDot,
  Clock,
  Flag,
  Lock,
  Package,
  PackageX,
  Star,
  Tag,
  Ticket,
  UserCheck,
  UserX,
} from './icons.js';
import { linked } from './linked.js';
import './priority.js';
import './status.js';
import './time.js';
import { styles } from './timeline.styles.js';

/** A text on its way to the server: it stands at the end until it has come by the answer or the stream. */
export interface PendingText {
  mode: 'reply' | 'note';
  text: string;
  /** Ids of messages and notes that were there before it. */
  known?: ReadonlySet<string>;
  /** It has been sent, and can be taken back for a moment. */
  undo?: () => void;
}

const ranks = { low: 0, medium: 1, high: 2 };

/**
 * What happened on a ticket, the oldest first: messages, internal notes and events on one rail.
 *
 * @fires parcel - the parcel is to be shown that a message names
 */
@customElement('ls-timeline')
export class TimelinePart extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) ticket!: TicketDetail;
  /** The id of the person at the screen: what they did says "You". */
  @property() me = '';
  /** The first message that was not seen when the ticket was opened. */
  @property() fresh = '';
  @property({ attribute: false }) pending: PendingText[] = [];

  protected override render() {
    const { ticket } = this;
    return html`<ol aria-label=${t.timeline.label}>
      ${repeat(
        ticket.timeline,
        ({ id }) => id,
        (entry) => html`${this.#entry(entry)}
          ${entry.kind === 'ticket.created' ? this.#message(ticket.customer?.name ?? '', 'customer', entry.actor?.id, ticket.description, entry.at) : nothing}`,
      )}
      ${this.pending.filter((one) => !this.#hasCome(one)).map(this.#pendingText)}
    </ol>`;
  }

  #hasCome({ mode, text, known }: PendingText): boolean {
    if (!known) return false;
    const { messages, notes } = this.ticket;
    return mode === 'reply'
      ? messages.some(({ id, author_id, body }) => !known.has(id) && author_id === this.me && body === text)
      : (notes ?? []).some(({ id, agent_id, note }) => !known.has(id) && agent_id === this.me && note === text);
  }

  #pendingText = ({ mode, text, undo }: PendingText) => {
    const words = undo ? t.undo.waits : mode === 'reply' ? t.composer.sending : t.composer.adding;
    const mark = html`<span class="mark">${icon(Clock, 14)}${words}${
      undo ? html`<button class="undo" type="button" @click=${undo}>${t.undo.undo}</button>` : nothing
    }</span>`;
    return mode === 'reply'
      ? this.#message(session.user?.name ?? '', session.user?.role ?? 'support_agent', this.me, text, '', mark)
      : this.#note(t.you, text, '', mark);
  };

  #entry(entry: TimelineEntry): TemplateResult | typeof nothing {
    const { ticket } = this;
    const who = this.#who(entry.actor);
    switch (entry.kind) {
      case 'ticket.message': {
        const message = ticket.messages.find(({ id }) => id === entry.data.message_id);
        if (!message) return nothing;
        const { id, author_name, author_role, author_id, body, created_at } = message;
        return html`${id === this.fresh ? html`<li class="fresh"><span>${t.timeline.fresh}</span></li>` : nothing}
          ${this.#message(author_name, author_role, author_id, body, created_at, this.#mark(id))}`;
      }
      case 'ticket.note': {
        const note = ticket.notes?.find(({ id }) => id === entry.data.note_id);
        return note
          ? this.#note(this.#name({ id: note.agent_id, name: note.agent_name }), note.note, note.created_at)
          : nothing;
      }
      case 'ticket.created':
        return this.#event(entry, Ticket, t.timeline.created(this.#name(entry.actor)));
      case 'ticket.assigned': {
        const { to_agent, from_status, to_status } = entry.data;
        const words =
          to_agent.id === entry.actor?.id
            ? t.timeline.took(who)
            : entry.actor
              ? t.timeline.assigned(who, this.#who(to_agent))
              : t.timeline.assignedByItself(this.#who(to_agent));
        return this.#event(entry, UserCheck, words, statuses(from_status, to_status));
      }
      case 'ticket.unassigned': {
        const { reason, from_agent, from_status, to_status } = entry.data;
        const words = reason === 'agent_suspended' ? t.timeline.suspended(from_agent.name) : t.timeline.unassigned(who);
        return this.#event(entry, UserX, words, statuses(from_status, to_status));
      }
      case 'ticket.status_changed': {
        const { from_status, to_status, awaiting } = entry.data;
        const byItself = to_status === 'closed' ? t.timeline.closedByItself : t.timeline.statusByItself;
        const words = entry.actor ? t.timeline.status(who) : byItself;
        const awaits = awaiting ? html`<span>${t.awaits[awaiting]}</span>` : nothing;
        const sign = to_status === 'resolved' || to_status === 'closed' ? CircleCheck : CircleDot;
        return this.#event(entry, sign, words, html`${statuses(from_status, to_status)}${awaits}`);
      }
      case 'ticket.priority_changed': {
        const { from_priority, to_priority } = entry.data;
        const raised = ranks[to_priority] > ranks[from_priority];
        return this.#event(
          entry,
          Flag,
          raised ? t.timeline.priorityRaised(who) : t.timeline.priorityLowered(who),
          html`<ls-priority .priority=${from_priority}></ls-priority>${arrow()}<ls-priority .priority=${to_priority}></ls-priority>`,
        );
      }
      case 'ticket.category_changed':
        return this.#event(
          entry,
          Tag,
          t.timeline.category(who),
          html`<span>${t.category[entry.data.from_category]}</span>${arrow()}<span>${t.category[entry.data.to_category]}</span>`,
        );
      case 'ticket.delivery_changed': {
        const { delivery_state: state } = entry.data;
        const words =
          state === 'verified'
            ? t.timeline.deliveryVerified
            : state === 'unknown'
              ? t.timeline.deliveryUnknown
              : t.timeline.deliveryChanged;
        return this.#event(entry, state === 'unknown' ? PackageX : Package, words);
      }
      case 'ticket.adopted':
        return this.#event(entry, UserCheck, t.timeline.adopted(entry.data.to_customer.name || t.list.unnamed));
      case 'ticket.feedback':
        return this.#event(entry, Star, t.timeline.feedback(this.#name(entry.actor), entry.data.rating));
    }
  }

  #event({ at }: TimelineEntry, sign: typeof Flag, words: string, more: unknown = nothing) {
    return html`<li class="event">
      <span class="sign">${icon(sign, 14)}</span>
      <span class="words"><span>${words}</span>${more}</span>
      <ls-time .at=${at} as="moment"></ls-time>
    </li>`;
  }

  #message(
    name: string,
    role: 'customer' | 'support_agent' | 'admin',
    author: string | undefined,
    body: string,
    at: string,
    mark: unknown = nothing,
  ) {
    const kind = role === 'customer' ? 'customer' : 'staff';
    return html`<li class="message">
      <ls-avatar .name=${name} .kind=${kind}></ls-avatar>
      <article class=${kind}>
        <header>
          <strong>${author && author === this.me ? t.you : name || t.list.unnamed}</strong>
          <span class="role">${t.role[role]}</span>
          <ls-time .at=${at} as="moment"></ls-time>
        </header>
        <p dir="auto">${this.#words(body)}</p>
      </article>
      ${mark}
    </li>`;
  }

  #words(text: string) {
    const { delivery, delivery_ref } = this.ticket;
    const parcel = delivery?.tracking_number ?? delivery_ref ?? '';
    return linked(text, parcel, () => this.dispatchEvent(new Event('parcel')));
  }

  /** How far the team's last message has got, where the customer has not answered it. */
  #mark(messageId: string) {
    const { messages, marks } = this.ticket;
    const last = messages.at(-1);
    if (last?.id !== messageId || last.author_role === 'customer') return nothing;
    const { delivered_through, seen_through, seen_at } = marks.find(({ side }) => side === 'customer') ?? {};
    const reached = (through: string | null | undefined) => through != null && through >= messageId;
    if (reached(seen_through)) {
      const when = seen_at ? moment(seen_at, now()) : '';
      return html`<span class="mark seen">${icon(CheckCheck, 14)}${t.timeline.seen(when)}</span>`;
    }
    return reached(delivered_through)
      ? html`<span class="mark">${icon(CheckCheck, 14)}${t.timeline.delivered}</span>`
      : html`<span class="mark">${icon(Check, 14)}${t.timeline.sent}</span>`;
  }

  #note(name: string, text: string, at: string, mark: unknown = nothing) {
    return html`<li class="message">
      <span class="lock">${icon(Lock, 14)}</span>
      <article class="note">
        <header>
          <strong>${t.timeline.note}</strong><span class="role">· ${t.timeline.onlyStaff}</span>
          <span class="author"><strong>${name}</strong> · <ls-time .at=${at} as="moment"></ls-time></span>
        </header>
        <p dir="auto">${this.#words(text)}</p>
      </article>
      ${mark}
    </li>`;
  }

  /** The subject of a sentence; `null` for oneself, whom many languages give another form of the verb. */
  #who(person: Pick<ActorName, 'id' | 'name'> | null): string | null {
    return person?.id === this.me ? null : this.#name(person);
  }

  #name(person: Pick<ActorName, 'id' | 'name'> | null): string {
    if (!person) return t.system;
    return person.id === this.me ? t.you : person.name || t.list.unnamed;
  }
}

const arrow = () => html`<span class="arrow" role="img" aria-label=${t.timeline.to}>${icon(ArrowRight, 12)}</span>`;

function statuses(from: TicketDetail['status'], to: TicketDetail['status']) {
  if (from === to) return nothing;
  return html`<ls-status .status=${from}></ls-status>${arrow()}<ls-status .status=${to}></ls-status>`;
}
