import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { lastList } from '../../router.js';
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
    const list = lastList();
    // The list may have been another person's.
    const back = list && (session.user?.role === 'admin' || !list.startsWith('/admin/')) ? list : homeOf(session.user);
    return html`<ls-ticket-view .ticketId=${this.ticketId} back=${back} alone></ls-ticket-view>`;
  }
}
