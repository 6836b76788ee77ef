import { shape } from '@logishift/support-widget/theme';
import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ChangeWatch } from '../../change-watch.js';
import { connection } from '../../data/connection.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Ban, Check, LogOut, Mail } from '../../parts/icons.js';
import { go } from '../../router.js';
import { session } from '../../session/session.js';
import { brand } from '../../shell/brand.js';
import { dayAndTime } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import '../account/not-proven.js';
import { entrance } from '../entrance/entrance.styles.js';
import { styles } from './awaiting-approval-page.styles.js';

/** Where a registered agent stands. Once an admin approves, the router goes on by itself. */
@customElement('ls-awaiting-approval-page')
export class AwaitingApprovalPage extends LitElement {
  static override styles = [base, buttons, fields, entrance, styles];

  constructor() {
    super();
    new ChangeWatch(this, connection);
    new ChangeWatch(this, session);
  }

  protected override render() {
    const { user } = session;
    if (!user) return html``;
    const a = t.awaiting;
    const connected = !connection.isAway;
    const foot = html`<footer>
      <span>${a.wrongPerson}</span>
      <button class="button quiet" type="button" @click=${() => session.signOut()}>${icon(LogOut)}${a.signOut}</button>
    </footer>`;
    if (user.state === 'rejected') {
      return html`<div class="card">
        ${brand(28)}
        <div><h1>${a.declinedTitle}</h1><p class="lead">${a.declined}</p></div>
        <button class="button primary large wide" type="button" @click=${this.#again}>${a.again}</button>
        ${foot}
      </div>`;
    }
    return html`<div class="card">
      ${brand(28)}
      <div><h1>${a.title(user.name.split(' ')[0]!)}</h1><p class="lead">${a.lead}</p></div>
      <ol class="steps">
        <li class="done"><span class="node">${icon(Check, 14)}</span><strong>${a.registered}</strong>
          <p>${a.registeredAs(dayAndTime(user.created_at), user.email)}</p></li>
        <li class="current" aria-current="step"><span class="node">${shape('in_progress', 14)}</span><strong>${a.waiting}</strong>
          <p>${a.waitingHint}</p></li>
        <li><span class="node">${shape('closed', 14)}</span><strong>${a.in}</strong><p>${a.inHint}</p></li>
      </ol>
      ${user.email_verified_at ? nothing : html`<ls-not-proven></ls-not-proven>`}
      <p class="notice">${icon(Mail)}<span>${a.note}</span></p>
      <p class="link-state ${connected ? '' : 'off'}" role="status">
        ${connected ? shape('open', 8) : icon(Ban, 12)}${connected ? a.connected : a.disconnected}
      </p>
      ${foot}
    </div>`;
  }

  #again = async () => {
    await session.signOut();
    go('/support-agent-register');
  };
}
