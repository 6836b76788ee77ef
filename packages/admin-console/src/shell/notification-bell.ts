import type { EventKind, Notification } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { grouped, markAllRead, markRead, type NotificationGroup, notificationList } from '../data/notifications.js';
import { Watch } from '../data/watch.js';
import { base, buttons, chips } from '../parts/base.styles.js';
import { focused } from '../parts/focused.js';
import { icon } from '../parts/icon.js';
import { Bell, Check, CircleDot, Flag, Reply, Settings, Star, Ticket, UserCheck, UserPlus } from '../parts/icons.js';
import '../parts/message.js';
import { popover } from '../parts/popover.styles.js';
import { placePopover } from '../parts/popover-place.js';
import '../parts/time.js';
import { toast } from '../parts/toast.js';
import { go, href, ticketPath } from '../router.js';
import { session } from '../session/session.js';
import { t } from '../texts/index.js';
import { explain } from '../texts/problems.js';
import { styles } from './notification-bell.styles.js';
import { countUnread } from './title.js';

const signs: Partial<Record<EventKind, typeof Bell>> = {
  'ticket.created': Ticket,
  'ticket.assigned': UserCheck,
  'ticket.status_changed': CircleDot,
  'ticket.priority_changed': Flag,
  'ticket.message': Reply,
  'ticket.feedback': Star,
  'agent.registered': UserPlus,
  'agent.approved': UserCheck,
};

const shown = 30;

/** What happened that one should know: of how many tickets something is unread, and the newest by ticket. */
@customElement('ls-notification-bell')
export class NotificationBell extends LitElement {
  static override styles = [base, buttons, chips, popover, styles];

  @state() private open = false;
  @state() private isRepliesOnly = false;
  @query('[popover]') private box!: HTMLElement;
  @query('.bell') private bell!: HTMLElement;
  #news = new Watch(this, notificationList);

  protected override render() {
    const unread = this.#news.value?.unread_tickets ?? 0;
    return html`
      <button class="bell button quiet square" type="button" aria-haspopup="dialog" aria-expanded=${this.open}
        aria-label=${t.notifications.unread(unread)} title=${t.notifications.title}
        @click=${() => (this.open ? this.box.hidePopover() : this.box.showPopover())}>
        ${icon(Bell)}
        ${unread ? html`<span class="badge">${unread > 99 ? t.notifications.more : unread}</span>` : nothing}
      </button>
      <div popover="auto" role="dialog" tabindex="-1" aria-label=${t.notifications.title} @toggle=${this.#toggled}>
        <div class="head">
          <h2>${t.notifications.title}</h2>
          <a class="button quiet square" href=${href('/account')} aria-label=${t.notifications.preferences} title=${t.notifications.preferences}
            @click=${() => this.box.hidePopover()}>${icon(Settings)}</a>
          <button class="chip" type="button" aria-pressed=${this.isRepliesOnly} @click=${() => {
            this.isRepliesOnly = !this.isRepliesOnly;
          }}>${t.notifications.replies}</button>
          ${
            unread
              ? html`<button class="button quiet" type="button" @click=${() => this.#try(markAllRead())}>
                  ${icon(Check)}${t.notifications.readAll}
                </button>`
              : nothing
          }
        </div>
        ${this.#list()}
      </div>
    `;
  }

  protected override updated() {
    countUnread(this.#news.value?.unread_tickets ?? 0);
    // The button that was pressed is gone: keys stay with what is open, and do nothing on the page below.
    if (this.open && focused() === document.body) this.box.focus();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    if (!session.user) countUnread(0);
  }

  #list() {
    const { value, error } = this.#news;
    if (!value) {
      return error
        ? html`<ls-message .error=${error} @retry=${() => this.#news.resource?.reload()}></ls-message>`
        : nothing;
    }
    const groups = grouped(value.data, (one) => !this.isRepliesOnly || one.kind === 'ticket.message').slice(0, shown);
    if (groups.length === 0) return html`<ls-message .words=${t.notifications.empty}></ls-message>`;
    return html`<ul>${repeat(
      groups,
      ({ id }) => id,
      (group) => this.#row(group),
    )}</ul>`;
  }

  #row(group: NotificationGroup) {
    const { newest, others, isUnread } = group;
    const more = others.filter(({ read_at }) => !read_at || !isUnread).length;
    return html`<li class=${isUnread ? 'unread' : ''}>
      <a href=${href(target(newest))} @click=${(event: Event) => this.#follow(event, group)}>
        ${icon(signs[newest.kind] ?? Bell)}
        <span class="words">
          <span class="title">${newest.title}${more ? html` <span class="more numbers">${t.notifications.moreOfIt(more)}</span>` : nothing}</span>
          ${changed(newest)}
          ${newest.ticket_number ? html`<span class="about">${about(newest)}</span>` : nothing}
        </span>
        <ls-time .at=${newest.created_at}></ls-time>
      </a>
      ${
        isUnread
          ? html`<button class="button quiet square" type="button" aria-label="${t.notifications.markRead}: ${newest.title}"
              title=${t.notifications.markRead} @click=${() => this.#try(markRead(group))}><span class="dot"></span></button>`
          : nothing
      }
    </li>`;
  }

  #toggled = (event: ToggleEvent) => {
    this.open = event.newState === 'open';
    const at = focused();
    if (!this.open && (at === document.body || this.box.contains(at))) this.bell.focus();
    if (this.open) {
      placePopover(this.box, this.bell);
      // Keys are for what is open now, not for the page under it.
      this.box.focus();
      void this.#news.resource?.reload();
    }
  };

  #follow(event: Event, group: NotificationGroup) {
    event.preventDefault();
    this.box.hidePopover();
    if (group.isUnread) void this.#try(markRead(group));
    go(target(group.newest));
  }

  async #try(act: Promise<void>) {
    try {
      await act;
    } catch (error) {
      toast(explain(error), 'failed');
    }
  }
}

/** Who did it, and what it was before. */
function changed({ actor_name, change }: Notification) {
  const words = change?.of === 'priority' ? t.priority : t.status;
  const fromTo = change && html`${words[change.from as never]} → ${words[change.to as never]}`;
  if (!fromTo && !actor_name) return nothing;
  return html`<span class="about">${fromTo}${fromTo && actor_name ? ' · ' : ''}${actor_name ? html`<bdi>${actor_name}</bdi>` : nothing}</span>`;
}

/** Of which ticket it is; its subject only where the title does not say it already. */
function about({ ticket_number, ticket_subject, title }: Notification) {
  if (!ticket_subject || title.includes(ticket_subject)) return ticket_number;
  return html`${ticket_number} · <bdi>${ticket_subject}</bdi>`;
}

function target({ ticket_id, ticket_number, kind }: Notification): string {
  if (ticket_id) return ticketPath(ticket_number ?? ticket_id);
  return kind === 'agent.registered' ? '/admin/agents' : '/';
}
