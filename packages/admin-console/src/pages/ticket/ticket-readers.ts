import type { TicketDetail, TicketReaders } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ticketReaders } from '../../data/readers.js';
import { Watch } from '../../data/watch.js';
import { base, skeletons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { ChevronDown, ChevronUp, Eye, Link, ShieldCheck, User, UserCheck, Users } from '../../parts/icons.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { styles } from './ticket-readers.styles.js';
import { card } from './ticket-side.styles.js';

type Reason = TicketReaders['reason'];

/** Of many people so many are named before somebody asks for the others. */
const few = 3;

const signs = { customer: User, mailed_link: Link, holder: UserCheck, unassigned: Users, admin: ShieldCheck };

/** For admins: who can see a ticket, and why. Nothing is asked before it is opened. */
@customElement('ls-ticket-readers')
export class TicketReadersPart extends LitElement {
  static override styles = [base, skeletons, card, styles];

  @property({ attribute: false }) ticket!: TicketDetail;

  @state() private open = false;
  /** Whose people are all named. */
  @state() private unfolded: readonly Reason[] = [];

  @query('.toggle') private toggle!: HTMLButtonElement;

  /** It was opened, and what it says is not in view yet. */
  #unseen = false;

  #readers = new Watch(this, () => (this.open ? ticketReaders(this.ticket) : null));

  protected override willUpdate(changed: Map<string, unknown>) {
    const before = changed.get('ticket') as TicketDetail | undefined;
    if (!before || before.id === this.ticket.id) return;
    this.open = false;
    this.unfolded = [];
  }

  protected override updated() {
    const { value, error } = this.#readers;
    if (!this.#unseen || !(value || error)) return;
    this.#unseen = false;
    this.renderRoot.querySelector('section')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    return html`<section>
      <h2 class="label"><button class="toggle" type="button" aria-expanded=${this.open} aria-controls=${this.open ? 'readers' : nothing} @click=${this.#toggle}>
        ${icon(Eye, 14)}<span>${t.readers.title}</span>${icon(this.open ? ChevronUp : ChevronDown, 14)}
      </button></h2>
      ${this.open ? html`<div id="readers">${this.#answer()}</div>` : nothing}
    </section>`;
  }

  #answer() {
    const { value, error, resource } = this.#readers;
    // An answer that may be out of date is none, where it is about who may see something.
    if (error)
      return html`<p class="failed" role="alert">${explain(error)}</p>
        <button class="link" type="button" aria-disabled=${resource?.loading ? 'true' : nothing} @click=${this.#again}>${t.retry}</button>`;
    if (!value)
      return html`<div class="loading" role="status" aria-busy="true" aria-label=${t.loading}>
        <i class="skeleton"></i><i class="skeleton"></i><i class="skeleton"></i><i class="skeleton"></i>
      </div>`;
    return html`<ul class="reasons">${value.map((readers) => this.#reason(readers))}</ul>
      <p class="tracking">${t.readers.tracking}</p>`;
  }

  #reason(readers: TicketReaders) {
    const { reason, people, count } = readers;
    if (reason === 'unassigned' || reason === 'admin')
      return html`<li>${icon(signs[reason], 14)}<p>${t.readers[reason](count)}</p>${count > 0 ? this.#names(readers) : nothing}</li>`;
    return people.map(
      ({ name }) =>
        html`<li>${icon(signs[reason], 14)}<p>${withName(t.readers[reason], name || t.list.unnamed)}</p></li>`,
    );
  }

  #names({ reason, people, count }: TicketReaders) {
    const names = people.map(({ name, role }) => name || t.role[role]);
    // To fold a single one away would save nothing.
    const folds = names.length > few + 1;
    const whole = !folds || this.unfolded.includes(reason);
    const shown = whole ? names : names.slice(0, few);
    const more = count > shown.length ? t.readers.more(count - shown.length) : '';
    const unfold = () => {
      this.unfolded = whole ? this.unfolded.filter((one) => one !== reason) : [...this.unfolded, reason];
    };
    const words = listed(more ? [...shown, more] : shown);
    if (!folds) return html`<p class="names">${words}</p>`;
    // The list ends with the button: it says how many more.
    return html`<p class="names">${whole ? words : words.slice(0, -1)}${whole ? ' ' : nothing}<button class="link" type="button" aria-expanded=${whole} @click=${unfold}>${whole ? t.readers.fewer : more}</button></p>`;
  }

  #toggle = () => {
    this.open = !this.open;
    this.#unseen = this.open;
  };

  #again = async () => {
    const { resource } = this.#readers;
    if (!resource || resource.loading) return;
    await resource.reload();
    await this.updateComplete;
    // The button is gone with the error: who works by keyboard goes on where they began.
    if (!resource.error && document.activeElement === document.body) this.toggle.focus();
  };
}

/** A name stands where the language wants it, and turns nothing around it. */
function withName(words: (name: string) => string, name: string) {
  const [before, after] = words('\n').split('\n');
  return html`${before}<bdi>${name}</bdi>${after}`;
}

/** Names as the language lists them. */
function listed(names: string[]) {
  const list = new Intl.ListFormat(document.documentElement.lang || undefined);
  return list.formatToParts(names).map(({ type, value }) => (type === 'element' ? html`<bdi>${value}</bdi>` : value));
}
