import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ChangeWatch } from '../change-watch.js';
import { connection } from '../data/connection.js';
import { base } from '../parts/base.styles.js';
import { icon } from '../parts/icon.js';
import { RefreshCw } from '../parts/icons.js';
import { t } from '../texts/index.js';

/** Says so when news has not come for a while; nothing otherwise. */
@customElement('ls-connection-sign')
export class ConnectionSign extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: block; }
      p { display: flex; align-items: center; gap: 8px; min-height: 32px; padding: 4px 10px; border-radius: var(--ls-radius-control); background: var(--ls-color-warning-tint); color: var(--ls-color-warning); font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); }
      :host(.afloat) p { border-radius: 16px; padding-inline: 14px; box-shadow: var(--ls-shadow-floating); }
      .icon { animation: turn 1.6s linear infinite; }
      @keyframes turn { to { rotate: 360deg; } }
    `,
  ];

  constructor() {
    super();
    new ChangeWatch(this, connection);
  }

  protected override render() {
    // Offline has a banner of its own.
    const told = connection.isAway && navigator.onLine;
    return html`<div role="status">${told ? html`<p title=${t.reconnectingHint}>${icon(RefreshCw, 14)}${t.reconnecting}</p>` : nothing}</div>`;
  }
}
