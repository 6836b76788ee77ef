import type { TicketPriority } from '@logishift/support-sdk';
import { shape } from '@logishift/support-widget/theme';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../texts/index.js';
import { styles } from './priority.styles.js';

/** A ticket's priority: word, shape and, when it is high, colour. */
@customElement('ls-priority')
export class PriorityPart extends LitElement {
  static override styles = styles;

  @property({ reflect: true }) priority: TicketPriority = 'medium';

  protected override render() {
    return html`${shape(this.priority)}<span>${t.priority[this.priority]}</span>`;
  }
}
