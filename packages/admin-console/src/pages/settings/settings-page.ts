import type { Settings } from '@logishift/support-sdk';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { serverSettings } from '../../data/settings.js';
import { Watch } from '../../data/watch.js';
import { base, skeletons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { CircleAlert, CircleCheck, Lock, MailX } from '../../parts/icons.js';
import '../../parts/message.js';
import '../../shell/page-header.js';
import { href } from '../../router.js';
import { t } from '../../texts/index.js';
import { styles } from './settings-page.styles.js';

const mailSigns = { ok: CircleCheck, off: MailX, failing: CircleAlert };

/** Admin: how the server was set up. To be read: it is changed in the server's environment. */
@customElement('ls-settings-page')
export class SettingsPage extends LitElement {
  static override styles = [base, skeletons, styles];

  #settings = new Watch(this, serverSettings);

  protected override render() {
    const { value, error, resource } = this.#settings;
    const s = t.settings;
    return html`
      <ls-page-header .heading=${s.title} .lead=${s.lead}></ls-page-header>
      <div class="scroll" tabindex="0" role="region" aria-label=${s.title}><div class="column">
        <p class="notice">${icon(Lock, 14)}<span>${s.readOnly}</span></p>
        ${
          value
            ? this.#all(value)
            : error
              ? html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`
              : html`<div class="card" role="status" aria-busy="true" aria-label=${t.loading}>${[1, 2, 3, 4].map(() => html`<i class="skeleton ghost"></i>`)}</div>`
        }
      </div></div>`;
  }

  #all({ public_url, console_origin, allowed_origins, ticket_url, trusted_issuers, mail, ...rest }: Settings) {
    const s = t.settings;
    const address = (url: string) => html`<code>${url}</code>`;
    return html`
      ${section(s.addresses, [
        [s.publicUrl, address(public_url)],
        [s.consoleOrigin, console_origin ? address(console_origin) : s.sameOrigin],
        [s.origins, allowed_origins.length ? list(allowed_origins.map(address)) : s.noOrigins],
        [s.ticketUrl, address(ticket_url)],
      ])}
      ${section(
        s.hosts,
        trusted_issuers.length
          ? trusted_issuers.map(({ name, algorithm }) => [
              html`<strong>${name}</strong>`,
              html`${s.algorithm} <code>${algorithm}</code>`,
            ])
          : [[s.noHosts, nothing]],
        s.hostsLead,
      )}
      ${section(s.mail, [
        [
          s.mail,
          html`<span class="tag ${mail.state}">${icon(mailSigns[mail.state], 14)}${s.mailState[mail.state]}</span>
            ${mail.state === 'failing' ? html`<a class="link" href=${href('/admin/mail')}>${t.nav.mail}</a>` : nothing}`,
        ],
        [s.mailFrom, html`<bdi>${mail.from}</bdi>`],
      ])}
      ${section(s.tickets, [
        [s.autoClose, rest.auto_close_days > 0 ? s.afterDays(rest.auto_close_days) : s.never],
        [
          s.lookup,
          rest.delivery_lookup ? s.lookupBy(rest.delivery_lookup.host, rest.delivery_lookup.issuer) : s.noLookup,
        ],
      ])}
      ${section(s.server, [[s.version, html`<code>${rest.version}</code>`]])}`;
  }
}

type Row = [name: string | TemplateResult, value: unknown];

function section(title: string, rows: Row[], lead = '') {
  return html`<section aria-label=${title}>
    <div class="head"><h2>${title}</h2>${lead ? html`<p>${lead}</p>` : nothing}</div>
    <dl class="card">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </section>`;
}

const list = (items: TemplateResult[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
