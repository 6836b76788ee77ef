import type { ApiKey } from '@logishift/support-sdk';
import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { apiKeys, revokeKey } from '../../data/api-keys.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, skeletons } from '../../parts/base.styles.js';
import '../../parts/confirm.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { dataTable } from '../../parts/data-table.styles.js';
import { icon } from '../../parts/icon.js';
import { Plus } from '../../parts/icons.js';
import '../../parts/message.js';
import '../../shell/page-header.js';
import '../../parts/time.js';
import { toast } from '../../parts/toast.js';
import { date } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import './new-key-dialog.js';
import type { NewKeyDialog } from './new-key-dialog.js';

/** Admin: with which keys the host's programs call, made and revoked. */
@customElement('ls-api-keys-page')
export class ApiKeysPage extends LitElement {
  static override styles = [
    base,
    buttons,
    skeletons,
    dataTable,
    css`
      code { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: var(--ls-text-12); color: var(--ls-color-text); }
      .revoked strong, .revoked code { color: var(--ls-color-text-2); font-weight: var(--ls-weight-regular); text-decoration: line-through; }
    `,
  ];

  @query('ls-confirm') private confirm!: ConfirmPart;
  @query('ls-new-key-dialog') private dialog!: NewKeyDialog;
  #keys = new Watch(this, apiKeys);

  protected override render() {
    const { value, error, resource } = this.#keys;
    const k = t.apiKeys;
    return html`
      <ls-page-header .heading=${k.title} .lead=${k.lead}>
        <button class="button primary" type="button" @click=${() => this.dialog.show(value?.[0]?.issuer ?? '')}>${icon(Plus)}${k.make}</button>
      </ls-page-header>
      <div class="scroll" tabindex="0" role="region" aria-label=${t.apiKeys.title}>
        <div class="card">
          ${
            value
              ? value.length === 0
                ? html`<ls-message .words=${k.empty}></ls-message>`
                : this.#table(value)
              : error
                ? html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`
                : html`<div role="status" aria-busy="true" aria-label=${t.loading}>${[1, 2, 3].map(() => html`<i class="skeleton ghost"></i>`)}</div>`
          }
        </div>
      </div>
      <ls-new-key-dialog></ls-new-key-dialog>
      <ls-confirm></ls-confirm>
    `;
  }

  #table(keys: ApiKey[]) {
    const c = t.apiKeys.columns;
    return html`<table aria-label=${t.apiKeys.title}>
      <thead><tr>
        <th>${c.name}</th><th>${c.key}</th><th>${c.issuer}</th><th>${c.made}</th><th>${c.used}</th><th><span class="visually-hidden">${c.acts}</span></th>
      </tr></thead>
      <tbody>${repeat(keys, ({ id }) => id, this.#row)}</tbody>
    </table>`;
  }

  #row = (key: ApiKey) => {
    const { name, prefix, issuer, created_by, created_at, last_used_at, revoked_at } = key;
    const { columns, by, never } = t.apiKeys;
    return html`<tr class=${revoked_at ? 'revoked' : ''}>
      <td><strong>${name}</strong></td>
      <td><code>${prefix}…</code></td>
      <td data-label=${columns.issuer}>${issuer}</td>
      <td>${by(created_by.name, date(created_at))}</td>
      <td class="nowrap" data-label=${columns.used}>${last_used_at ? html`<ls-time as="moment" .at=${last_used_at}></ls-time>` : never}</td>
      <td class="end nowrap">${
        revoked_at
          ? t.apiKeys.revoked(date(revoked_at))
          : html`<button class="button quiet" type="button" aria-label="${t.apiKeys.revoke}: ${name}" @click=${() => this.#revoke(key)}>${t.apiKeys.revoke}</button>`
      }</td>
    </tr>`;
  };

  async #revoke({ id, name }: ApiKey) {
    if (!(await this.confirm.ask(t.apiKeys.confirmRevoke(name)))) return;
    try {
      await revokeKey(id);
      toast(t.apiKeys.revokedDone(name));
    } catch (error) {
      toast(explain(error), 'failed');
    }
  }
}
