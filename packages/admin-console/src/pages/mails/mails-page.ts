import { ConflictError, type Mail, type MailState } from '@logishift/support-sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { mailList, mailStates, retryMail } from '../../data/mails.js';
import { serverSettings } from '../../data/settings.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, chips, skeletons } from '../../parts/base.styles.js';
import { dataTable } from '../../parts/data-table.styles.js';
import { goOnAt } from '../../parts/focused.js';
import { icon } from '../../parts/icon.js';
import { CircleCheck, Clock, MailX, RefreshCw } from '../../parts/icons.js';
import '../../parts/message.js';
import { MorePages } from '../../parts/more-pages.js';
import '../../shell/page-header.js';
import '../../parts/time.js';
import { ChangeWatch } from '../../change-watch.js';
import { toast } from '../../parts/toast.js';
import { asked, href, router, ticketPath, withQuery } from '../../router.js';
import { now } from '../../session/clock.js';
import { moment, wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';

/** Admin: mails by how far they got, those first that never arrived. What they say is not shown. */
@customElement('ls-mails-page')
export class MailsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    chips,
    skeletons,
    dataTable,
    css`
      .why { max-width: 420px; }
      .reason { display: flex; gap: 8px; color: var(--ls-color-text); overflow-wrap: anywhere; }
      .reason .icon { margin-top: 2px; color: var(--ls-color-text-3); }
      .dead .reason .icon { color: var(--ls-color-danger); }
      .sent .reason .icon { color: var(--ls-color-resolved); }
      .off { display: flex; gap: 8px; margin-bottom: 16px; padding: 10px 14px; border-radius: var(--ls-radius-control); background: var(--ls-color-warning-tint); color: var(--ls-color-warning); font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); }
      .off .icon { margin-top: 3px; }
      .reason small { grid-column: 2; }
      .about a { color: var(--ls-color-accent); font-weight: var(--ls-weight-medium); }
      .about a:hover { text-decoration: underline; }
    `,
  ];

  @state() private busy = '';
  #settings = new Watch(this, serverSettings);
  #mails = new Watch(this, () => mailList(this.#show));
  #pages = new MorePages(this, () => this.#mails.resource);

  constructor() {
    super();
    new ChangeWatch(this, router);
  }

  get #show(): MailState {
    return asked('state', mailStates);
  }

  /** There is no mail server: what would be sent is written to the log, and reaches nobody. */
  get #isOff(): boolean {
    return this.#settings.value?.mail.state === 'off';
  }

  protected override render() {
    const { value, error, resource } = this.#mails;
    const m = t.mails;
    return html`
      <ls-page-header .heading=${m.title} .lead=${m.lead}></ls-page-header>
      <div class="scroll" tabindex="0" role="region" aria-label=${m.title}>
        <nav class="chips" aria-label=${m.filters}>
          ${mailStates.map(
            (
              show,
            ) => html`<a class="chip ${show === this.#show ? 'on' : ''}" href=${href(withQuery({ state: show === 'dead' ? null : show }))}
              aria-current=${show === this.#show ? 'page' : nothing}>${m.show[show]}</a>`,
          )}
        </nav>
        ${this.#isOff ? html`<p class="off" role="note">${icon(MailX, 14)}<span>${m.off}</span></p>` : nothing}
        <div class="card">
          ${
            value
              ? value.data.length === 0
                ? html`<ls-message .words=${this.#isOff ? m.emptyOff : m.empty[this.#show]!}></ls-message>`
                : this.#table(value.data)
              : error
                ? html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`
                : html`<div role="status" aria-busy="true" aria-label=${t.loading}>${[1, 2, 3].map(() => html`<i class="skeleton ghost"></i>`)}</div>`
          }
        </div>
        ${value?.next_cursor ? html`<div class="foot"><button class="button" type="button" aria-disabled=${this.#pages.loading ? 'true' : nothing} @click=${this.#pages.load}>${t.loadMore}</button></div>` : nothing}
      </div>
    `;
  }

  #table(mails: Mail[]) {
    const dead = this.#show === 'dead';
    const c = t.mails.columns;
    return html`<table aria-label=${t.mails.show[this.#show]}>
      <thead><tr>
        <th>${c.to}</th><th>${c.about}</th><th>${dead ? c.why : t.mails.sentColumns.why}</th><th class="end">${c.tries}</th>
        <th class="end">${dead ? c.at : t.mails.sentColumns.at}</th>${dead ? html`<th><span class="visually-hidden">${c.acts}</span></th>` : nothing}
      </tr></thead>
      <tbody>${repeat(mails, ({ id }) => id, this.#row)}</tbody>
    </table>`;
  }

  #row = (mail: Mail) => {
    const { id, to, recipient, kind, ticket_id, ticket_number, attempts, created_at, sent_at } = mail;
    return html`<tr class=${mail.state}>
      <td><strong>${recipient?.name || to}</strong>${recipient?.name ? html`<small>${to}</small>` : nothing}</td>
      <td class="about nowrap">${t.mails.kind[kind]}${ticket_id ? html`<small><a href=${href(ticketPath(ticket_number ?? ticket_id))}>${ticket_number}</a></small>` : nothing}</td>
      <td class="why"><span class="reason">${this.#reason(mail)}</span></td>
      <td class="end numbers" data-label=${t.mails.columns.tries}>${wholeNumber(attempts)}</td>
      <td class="end nowrap"><ls-time as="moment" .at=${sent_at ?? created_at}></ls-time></td>
      ${
        mail.state === 'dead'
          ? html`<td class="end"><button class="button" type="button" aria-disabled=${this.busy === id ? 'true' : nothing} @click=${() => this.#retry(mail)}>
              ${icon(RefreshCw, 14)}${t.mails.retry}</button></td>`
          : nothing
      }
    </tr>`;
  };

  #reason({ state, last_error, attempts, due_at }: Mail) {
    if (state === 'dead') return html`${icon(MailX, 14)}<span>${last_error ?? t.mails.noReason}</span>`;
    if (state === 'logged') return html`${icon(MailX, 14)}<span>${t.mails.show.logged}</span>`;
    if (state === 'sent') return html`${icon(CircleCheck, 14)}<span>${t.mails.show.sent}</span>`;
    if (attempts === 0) return html`${icon(Clock, 14)}<span>${t.mails.waits}</span>`;
    return html`${icon(Clock, 14)}<span>${t.mails.failedOnce}${last_error ? `: ${last_error}` : ''}
      <small>${t.mails.due(moment(due_at, now()))}</small></span>`;
  }

  async #retry({ id, to }: Mail) {
    if (this.busy === id) return;
    this.busy = id;
    try {
      await retryMail(id);
      toast(t.mails.retried(to));
    } catch (error) {
      const faster = error instanceof ConflictError && error.code === 'mail_not_dead';
      toast(faster ? t.mails.faster : explain(error), 'failed');
    } finally {
      this.busy = '';
    }
    await this.updateComplete;
    goOnAt(this.renderRoot, 'tbody .button', '.chip.on');
  }
}
