import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { homeOf } from '../../routes.js';
import { session } from '../../session/session.js';
import './ticket-view.js';

/** One ticket on a page of its own: what links in notifications and tables lead to. */
@customElement('ls-ticket-page')
export class TicketPage extends LitElement {
  @property() ticketId = '';

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const back = session.user?.role === 'admin' ? '/admin/support' : homeOf(session.user);
    return html`<ls-ticket-view .ticketId=${this.ticketId} back=${back} alone></ls-ticket-view>`;
  }
}
