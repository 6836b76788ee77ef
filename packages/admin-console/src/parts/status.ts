import type { TicketStatus } from '@logishift/support-sdk';
import { shape } from '@logishift/support-widget/theme';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../texts/index.js';

import { styles } from './status.styles.js';

/** A ticket's status: word, shape and colour. `look="chip"` puts it on its tint. */
@customElement('ls-status')
export class StatusPart extends LitElement {
  static override styles = styles;

  @property({ reflect: true }) status: TicketStatus = 'open';
  @property({ reflect: true }) look: 'plain' | 'chip' = 'plain';

  /** Instead of the status's own word. */
  @property() words = '';

  protected override render() {
    return html`${shape(this.status)}<span>${this.words || t.status[this.status]}</span>`;
  }
}
