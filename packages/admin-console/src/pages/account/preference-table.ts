import type { NotificationPreference } from '@logishift/support-sdk';
import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { preferences, setPreference } from '../../data/preferences.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, checkboxes, skeletons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Mail, MailWarning } from '../../parts/icons.js';
import '../../parts/message.js';
import { toast } from '../../parts/toast.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { styles } from './account-page.styles.js';
import { embedded } from './embedded.styles.js';

/** One line a kind of event: seen here, by e-mail, both or neither. A click is saved at once. */
@customElement('ls-preference-table')
export class PreferenceTable extends LitElement {
  static override styles = [base, buttons, checkboxes, skeletons, styles, embedded];

  #preferences = new Watch(this, preferences);

  protected override render() {
    const { value, error, resource } = this.#preferences;
    const p = t.preferences;
    return html`<section aria-labelledby="heading">
      <div class="head"><h2 id="heading">${p.title}</h2><p>${p.lead}</p></div>
      <div class="card">
        ${
          value
            ? html`<table>
                  <thead><tr><th scope="col">${p.kind}</th><th scope="col" class="choice">${p.inApp}</th><th scope="col" class="choice">${p.email}</th></tr></thead>
                  <tbody>${repeat(value.data, ({ kind }) => kind, this.#row)}</tbody>
                </table>
                <p class="foot ${value.email ? '' : 'not'}">${icon(value.email ? Mail : MailWarning, 14)}${value.email ? p.mailTo(value.email) : p.mailNowhere}</p>`
            : error
              ? html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`
              : html`<div role="status" aria-busy="true" aria-label=${t.loading}>${[1, 2, 3, 4].map(() => html`<i class="skeleton ghost"></i>`)}</div>`
        }
      </div>
    </section>`;
  }

  #row = (line: NotificationPreference) => {
    const [title, hint] = t.preferences.kinds[line.kind] ?? [line.kind, ''];
    return html`<tr>
      <th scope="row">${title}<span>${hint}</span></th>
      ${this.#choice(line, 'in_app', `${title}: ${t.preferences.inApp}`)}
      ${this.#choice(line, 'email', `${title}: ${t.preferences.email}`)}
    </tr>`;
  };

  #choice(line: NotificationPreference, where: 'in_app' | 'email', label: string) {
    return html`<td class="choice"><label><input type="checkbox" aria-label=${label} .checked=${live(line[where])}
      @change=${(event: Event) => this.#set({ ...line, [where]: (event.target as HTMLInputElement).checked })} /></label></td>`;
  }

  async #set(line: NotificationPreference) {
    try {
      await setPreference(line);
    } catch (error) {
      toast(explain(error), 'failed');
    }
  }
}
