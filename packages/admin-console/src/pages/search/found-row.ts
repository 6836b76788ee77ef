import type { FoundStaffTicket, SearchHit } from '@logishift/support-sdk';
import { marksOf } from '@logishift/support-sdk/words';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Lock, Package, Reply, TextQuote, User } from '../../parts/icons.js';
import { type Mark, markedText, marks, onOneLine } from '../../parts/marked-text.js';
import '../../parts/priority.js';
import '../../parts/status.js';
import '../../parts/time.js';
import { t } from '../../texts/index.js';
import { styles } from './found-row.styles.js';

/** Words that are looked for. */
export interface Wanted {
  text: string;
  isPhrase: boolean;
}

/** A ticket that was found: what it is, and where the words stand that were looked for. */
@customElement('ls-found-row')
export class FoundRow extends LitElement {
  static override styles = [base, marks, styles];

  @property({ attribute: false }) ticket!: FoundStaffTicket;
  @property({ attribute: false }) wanted: Wanted[] = [];
  @property() href = '';
  /** Tab leads here: of many rows to one. */
  @property({ attribute: false }) stop = true;
  /** It was changed, or written to, while it was on the screen. */
  @property({ type: Boolean, reflect: true }) changed = false;

  protected override willUpdate(changes: Map<string, unknown>) {
    const before = changes.get('ticket') as FoundStaffTicket | undefined;
    if (!before) return;
    const { id, version, last_message_at } = this.ticket;
    this.changed =
      before.id === id && (before.version !== version || before.last_message_at !== last_message_at || this.changed);
  }

  override focus(options?: FocusOptions) {
    this.renderRoot.querySelector('a')?.focus(options);
  }

  protected override render() {
    const { number, subject, customer, priority, status, created_at, hit } = this.ticket;
    const inNumber = hit?.in === 'number' ? hit.marks : [];
    const inSubject = marksOf(subject, this.wanted).map(([start, end]) => ({ start, end }));
    return html`<a href=${this.href} tabindex=${this.stop ? nothing : '-1'}
      @animationend=${() => {
        this.changed = false;
      }}>
      <bdi class="number">${markedText(number, hit?.text === number ? inNumber : [])}</bdi>
      <span class="subject truncate" dir="auto">${markedText(subject, inSubject)}</span>
      <span class="where">${this.#where()}</span>
      <ls-status .status=${status}></ls-status>
      <span class="who truncate" dir="auto">${customer.name || t.list.unnamed}</span>
      <ls-priority .priority=${priority}></ls-priority>
      <ls-time .at=${created_at}></ls-time>
    </a>`;
  }

  /** Where the words stand, and what stands there; else what the ticket is about. */
  #where() {
    const { hit } = this.ticket;
    switch (hit?.in) {
      case 'message':
        return hit.by === 'customer'
          ? this.#quote(html`${icon(User, 14)}${t.role.customer}`, hit)
          : this.#quote(html`${icon(Reply, 14)}${t.search.ours}`, hit);
      case 'note':
        return this.#quote(html`${icon(Lock, 12)}${t.timeline.note}`, hit, 'source note');
      case 'description':
        return this.#quote(html`${icon(TextQuote, 14)}${t.search.description}`, hit);
      case 'customer':
        return this.#quote(html`${icon(User, 14)}${t.role.customer}`, hit);
      case 'parcel':
        return html`<span class="source">${icon(Package, 14)}${t.search.keys.parcel}</span><bdi class="truncate">${markedText(hit.text, hit.marks)}</bdi>`;
      default:
        return this.#about();
    }
  }

  #quote(source: unknown, { text, marks }: SearchHit, kind = 'source') {
    const line: { text: string; marks: Mark[] } = onOneLine(text, marks);
    return html`<span class=${kind}>${source}</span><span class="truncate" dir="auto">${markedText(line.text, line.marks)}</span>`;
  }

  #about() {
    const { category, delivery, delivery_ref } = this.ticket;
    const parcel = delivery?.tracking_number ?? delivery_ref;
    return html`<span class="truncate">${t.category[category]}${parcel ? html` · <bdi>${parcel}</bdi>` : nothing}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-found-row': FoundRow;
  }
}
