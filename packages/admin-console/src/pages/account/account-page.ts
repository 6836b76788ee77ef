import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../parts/avatar.js';
import { ChangeWatch } from '../../change-watch.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { MailCheck, MailWarning, Pencil } from '../../parts/icons.js';
import '../../shell/page-header.js';
import { session } from '../../session/session.js';
import { date } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { styles } from './account-page.styles.js';
import './not-proven.js';
import './password-form.js';
import './preference-table.js';
import './profile-form.js';
import './session-list.js';
import './this-browser.js';

/** Oneself: what the team knows, whether mail arrives, and where one hears of what. */
@customElement('ls-account-page')
export class AccountPage extends LitElement {
  static override styles = [base, buttons, styles];

  @state() private editing = false;

  constructor() {
    super();
    new ChangeWatch(this, session);
  }

  #edited = async () => {
    this.editing = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.edit')?.focus();
  };

  protected override render() {
    const { user } = session;
    if (!user) return nothing;
    const a = t.account;
    const proven = user.email_verified_at !== null;
    const row = (name: string, value: unknown, more: unknown = nothing) =>
      html`<div><dt>${name}</dt><dd><span class="truncate">${value}</span>${more}</dd></div>`;
    return html`
      <ls-page-header .heading=${a.title} .lead=${a.lead}></ls-page-header>
      <div class="scroll" tabindex="0" role="region" aria-label=${a.title}><div class="column">
        <section aria-labelledby="you">
          <div class="head"><h2 id="you">${a.you}</h2></div>
          <div class="card">
            <div class="who">
              <ls-avatar size="large" .name=${user.name}></ls-avatar>
              <p><strong>${user.name}</strong><span>${t.role[user.role]}</span></p>
              ${
                this.editing
                  ? nothing
                  : html`<button class="button edit" type="button" @click=${() => {
                      this.editing = true;
                    }}>${icon(Pencil, 14)}${a.edit}</button>`
              }
            </div>
            ${proven ? nothing : html`<ls-not-proven></ls-not-proven>`}
            <dl>
              ${row(
                a.email,
                user.email,
                html`<span class="tag ${proven ? '' : 'not'}">${icon(proven ? MailCheck : MailWarning, 14)}${proven ? a.proven : a.notProven}</span>`,
              )}
              ${this.editing ? nothing : html`${row(a.phone, user.phone ? html`<bdi dir="ltr">${user.phone}</bdi>` : t.none)} ${row(a.language, t.language[user.locale])}`}
              ${row(a.member, date(user.created_at))}
            </dl>
            ${this.editing ? html`<ls-profile-form @close=${this.#edited}></ls-profile-form>` : nothing}
          </div>
        </section>
        <ls-password-form></ls-password-form>
        <ls-session-list></ls-session-list>
        <ls-preference-table></ls-preference-table>
        <ls-this-browser></ls-this-browser>
      </div></div>
    `;
  }
}
