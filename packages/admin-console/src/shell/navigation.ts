import type { Page } from '@logishift/support-sdk';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { ChangeWatch } from '../change-watch.js';
import { agentList } from '../data/agents.js';
import { mailList } from '../data/mails.js';
import { countsUpTo, queueCounts } from '../data/queue-counts.js';
import { type Queue, queues } from '../data/tickets.js';
import { Watch } from '../data/watch.js';
import { base, buttons } from '../parts/base.styles.js';
import { commandKey } from '../parts/command-key.js';
import { counted } from '../parts/counted.js';
import { icon } from '../parts/icon.js';
import {
  BookOpen,
  CircleCheck,
  CircleDot,
  CirclePause,
  Inbox,
  Keyboard,
  KeyRound,
  Mail,
  Search,
  Settings,
  Table,
  TextSearch,
  Users,
} from '../parts/icons.js';
import { toast } from '../parts/toast.js';
import { go, href, isTicketOpen, place, router } from '../router.js';
import { session } from '../session/session.js';
import { moreThan, wholeNumber } from '../texts/format.js';
import { t } from '../texts/index.js';
import { explain } from '../texts/problems.js';
import { brand } from './brand.js';
import { styles } from './navigation.styles.js';
import './connection-sign.js';
import './notification-bell.js';
import { isPaletteKey, togglePalette } from './open-palette.js';
import './profile-menu.js';
import './shortcut-sheet.js';
import type { ShortcutSheet } from './shortcut-sheet.js';
import { Shortcuts } from './shortcuts.js';
import { searchPath, toSearch } from './to-search.js';
import { typeAhead } from './type-ahead.js';

const queueIcons = { assigned: Inbox, unassigned: CircleDot, on_hold: CirclePause, resolved: CircleCheck };
const queuePath = (queue: Queue) => `/agent/dashboard?queue=${queue}`;

/** Where one can go: queues with how many wait in each, and what admins manage. On phones a drawer and a bar. */
@customElement('ls-navigation')
export class NavigationPart extends LitElement {
  static override styles = [base, buttons, styles];

  @query('dialog') private drawer!: HTMLDialogElement;
  @query('ls-shortcut-sheet') private sheet!: ShortcutSheet;

  #counts = new Watch(this, queueCounts);
  #agents = new Watch(this, () => (session.user?.role === 'admin' ? agentList() : null));

  #deadMails = new Watch(this, () => (session.user?.role === 'admin' ? mailList('dead') : null));

  constructor() {
    super();
    new ChangeWatch(this, router, () => this.#moved());
    new ChangeWatch(this, session, () => this.#moved());
    new Shortcuts(this, {
      '?': () => this.sheet.show(),
      'g m': () => go(queuePath('assigned')),
      'g u': () => go(queuePath('unassigned')),
      'g h': () => go(queuePath('on_hold')),
      'g r': () => go(queuePath('resolved')),
      'g s': () => void toSearch(),
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#paletteKey);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#paletteKey);
  }

  /** Opens the drawer of a narrow window. */
  show(): void {
    this.drawer.showModal();
  }

  #paletteKey = (event: KeyboardEvent) => {
    if (!isPaletteKey(event)) return;
    event.preventDefault();
    this.#search();
  };

  #search = () => {
    typeAhead(togglePalette()).catch((error) => toast(explain(error), 'failed'));
  };

  #moved = () => {
    if (this.drawer?.open) this.drawer.close();
    this.requestUpdate();
  };

  protected override render() {
    return html`
      <header class="side">${this.#content()}</header>
      <dialog aria-label=${t.nav.label} @click=${(event: MouseEvent) => event.target === this.drawer && this.drawer.close()}>
        <div class="side drawer">${this.#content()}</div>
      </dialog>
      <ls-connection-sign class="afloat"></ls-connection-sign>
      <nav class="bar ${isTicketOpen() ? 'away' : ''}" aria-label=${t.nav.queues}>
        ${queues.map((queue) => this.#link(queuePath(queue), queueIcons[queue], t.queue.short[queue], this.#count(queue), queue === 'unassigned', 20))}
      </nav>
      <ls-shortcut-sheet></ls-shortcut-sheet>
    `;
  }

  #content() {
    const admin = session.user?.role === 'admin';
    const dead = countOf(this.#deadMails.value);
    const waiting = this.#agents.value?.filter(({ state }) => state === 'pending').length ?? 0;
    return html`
      <div class="top">
        <a href=${href('/')} class="home">${brand()}</a>
        <ls-notification-bell></ls-notification-bell>
      </div>
      <button class="item search" type="button" aria-keyshortcuts="Control+K" @click=${() => {
        // A narrow window's drawer would lie under the palette.
        if (this.drawer.open) this.drawer.close();
        this.#search();
      }}>
        ${icon(Search)}<span class="word">${t.nav.search}</span><kbd class="key" aria-hidden="true">${commandKey} K</kbd>
      </button>
      <nav aria-label=${t.nav.label}>
        <ul>
          ${queues.map((queue) => html`<li>${this.#link(queuePath(queue), queueIcons[queue], t.queue[queue], this.#count(queue), queue === 'unassigned')}</li>`)}
          <li>${this.#link(searchPath(), TextSearch, t.search.title, '')}</li>
        </ul>
        ${
          admin
            ? html`<h2>${t.nav.manage}</h2>
              <ul>
                <li>${this.#link('/admin/support', Table, t.nav.allTickets, '')}</li>
                <li>${this.#link('/admin/agents', Users, t.nav.agents, waiting ? String(waiting) : '', true, 16, t.nav.waiting(waiting))}</li>
                <li>${this.#link('/admin/faq', BookOpen, t.nav.faq, '')}</li>
                <li>${this.#link('/admin/mail', Mail, t.nav.mail, dead, false, 16, t.nav.deadMails(dead))}</li>
                <li>${this.#link('/admin/api-keys', KeyRound, t.nav.apiKeys, '')}</li>
                <li>${this.#link('/admin/settings', Settings, t.nav.settings, '')}</li>
              </ul>`
            : nothing
        }
      </nav>
      <div class="bottom">
        <ls-connection-sign></ls-connection-sign>
        <button class="item" type="button" @click=${() => this.sheet.show()}>
          ${icon(Keyboard)}<span class="word">${t.nav.shortcuts}</span><span class="key" aria-hidden="true">?</span>
        </button>
        <ls-profile-menu></ls-profile-menu>
      </div>
    `;
  }

  #link(
    path: string,
    sign: typeof Inbox,
    words: string,
    count: string | TemplateResult,
    acts = false,
    size = 16,
    meaning = '',
  ) {
    const here = place();
    const [to, search = ''] = path.split('?');
    const queue = new URLSearchParams(search).get('queue');
    const current = here.path === to && (!queue || (here.query.get('queue') ?? 'assigned') === queue);
    return html`<a class="item" href=${href(path)} aria-current=${current ? 'page' : nothing}>
      ${icon(sign, size)}<span class="word">${words}</span>
      ${
        count
          ? html`<span class=${acts ? 'badge' : 'count'} title=${meaning || nothing}>${count}<span class="visually-hidden">
              ${meaning || t.nav.tickets}</span></span>`
          : nothing
      }
    </a>`;
  }

  #count(queue: Queue): string | TemplateResult {
    const count = this.#counts.value?.[queue];
    return count ? counted(count, countsUpTo(queue)) : '';
  }
}

/** How many are loaded, if any; `+` where there are more. */
function countOf(page: Page<unknown> | undefined): string {
  if (!page?.data.length) return '';
  return page.next_cursor ? moreThan(page.data.length) : wholeNumber(page.data.length);
}
