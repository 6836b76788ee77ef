import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../parts/avatar.js';
import { base } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { MailCheck, MailWarning } from '../../parts/icons.js';
import '../../parts/page-header.js';
import { session } from '../../session/session.js';
import { date } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { styles } from './account-page.styles.js';
import './not-proven.js';
import './preference-table.js';

/** Oneself: what the team knows, whether mail arrives, and where one hears of what. */
@customElement('ls-account-page')
export class AccountPage extends LitElement {
  static override styles = [base, styles];

  override connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', this.#changed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener('change', this.#changed);
  }

  #changed = () => this.requestUpdate();

  protected override render() {
    const { user } = session;
    if (!user) return nothing;
    const a = t.account;
    const proven = user.email_verified_at !== null;
    const row = (name: string, value: unknown, more: unknown = nothing) =>
      html`<div><dt>${name}</dt><dd><span class="truncate">${value}</span>${more}</dd></div>`;
    return html`
      <ls-page-header .heading=${a.title} .lead=${a.lead}></ls-page-header>
      <div class="scroll"><div class="column">
        <section aria-labelledby="you">
          <div class="head"><h2 id="you">${a.you}</h2></div>
          <div class="card">
            <div class="who">
              <ls-avatar size="large" .name=${user.name}></ls-avatar>
              <p><strong>${user.name}</strong><span>${t.role[user.role]}</span></p>
            </div>
            ${proven ? nothing : html`<ls-not-proven></ls-not-proven>`}
            <dl>
              ${row(
                a.email,
                user.email,
                html`<span class="tag ${proven ? '' : 'not'}">${icon(proven ? MailCheck : MailWarning, 14)}${proven ? a.proven : a.notProven}</span>`,
              )}
              ${row(a.phone, user.phone ?? t.none)} ${row(a.language, t.language[user.locale])}
              ${row(a.member, date(user.created_at))}
            </dl>
          </div>
        </section>
        <ls-preference-table></ls-preference-table>
      </div></div>
    `;
  }
}
