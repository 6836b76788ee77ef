import type { Notification } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { notice, pending } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { ticketRowStyles } from '../../parts/ticket-row.styles.js';
import { older } from '../../session/asked-by-views.js';
import { Fresh } from '../../session/fresh.js';
import { readAll, toldTo } from '../../session/told.js';
import type { Words } from '../../texts/words.js';
import { chevronRight } from '../../theme/first-icons.js';
import { icon } from '../../theme/icon.js';
import { bell } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { newsStyles } from './news.styles.js';

/** `<logishift-news>`: all that one was told, by ticket, the newest first. */
export class LogishiftNews extends SupportElement {
  static override properties = { busy: { state: true } };
  static override styles = [base, controls, noticeStyles, ticketRowStyles, newsStyles];

  protected busy = false;

  constructor() {
    super();
    new Fresh(this, () => [
      this.session.person,
      ...(this.session.hasOwn ? [this.session.unread, toldTo(this.session)] : []),
    ]);
  }

  protected override content(words: Words): TemplateResult {
    const { person } = this.session;
    const told = toldTo(this.session);
    if (person.value === null) return html`<logishift-guest ?fill=${this.fill}></logishift-guest>`;
    if (!person.value || !told.value)
      return html`<div class="pad">${pending(words, 'error_tickets', person.error ? person : told, 'row', 'row', 'row')}</div>`;
    const { data, next_cursor } = told.value;
    if (data.length === 0) return notice(bell, words.t('news_empty_title'), words.t('news_empty_text'));
    const unread = this.session.unread.value?.unread_tickets ?? 0;
    return html`<div class="scroll" tabindex=${this.fill ? 0 : nothing}><div class="pad">
      <div class="top"><span role="status">${words.t(unread ? 'unread' : 'news_all_read', { count: unread })}</span>${
        unread
          ? html`<button class="link" aria-disabled=${this.busy ? 'true' : nothing} @click=${() => void this.#readAll()}>${words.t('news_read_all')}</button>`
          : nothing
      }</div>
      <div class="groups">${[...byTicket(data)].map(([id, some]) => this.#group(id, some, words))}</div>
      ${
        next_cursor
          ? html`<button class="button wide older" aria-disabled=${told.loading ? 'true' : nothing}
            @click=${() => older(this.session, told)}>${words.t('news_older')}</button>`
          : nothing
      }
    </div></div>`;
  }

  #group(id: string, some: Notification[], words: Words): TemplateResult {
    const { ticket_number, ticket_subject } = some[0]!;
    return html`<section class="card">
      <h3><button class="open" @click=${() => this.go({ view: 'ticket', ticketId: id })}>
        <span><bdi>${ticket_subject}</bdi><small>${ticket_number}</small></span><span class="flip">${icon(chevronRight, 16)}</span></button></h3>
      <ul class="told">${some.map(
        ({ title, created_at: at, read_at }) => html`<li class=${read_at ? '' : 'unread'}>
          <span>${read_at ? nothing : html`<span class="dot"></span><span class="sr-only">${words.t('ticket_unread')}. </span>`}<bdi>${title}</bdi></span>
          <time datetime=${at} title=${words.exact(at)}>${words.age(at)}</time></li>`,
      )}</ul>
    </section>`;
  }

  async #readAll(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await readAll(this.session);
      void this.focusOn('.scroll[tabindex], .open');
    } catch (error) {
      this.session.report(error);
      if (this.words) this.announce(this.words.t('act_refused', { reason: this.words.reason(error) }));
    }
    this.busy = false;
  }
}

/** In the order of the newest of each. */
function byTicket(all: Notification[]): Map<string, Notification[]> {
  const groups = new Map<string, Notification[]>();
  for (const one of all) {
    if (!one.ticket_id) continue;
    groups.set(one.ticket_id, [...(groups.get(one.ticket_id) ?? []), one]);
  }
  return groups;
}
