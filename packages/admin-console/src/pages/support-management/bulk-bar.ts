import type { Agent, TicketPriority } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { BulkRun } from '../../data/bulk.js';
import { base, buttons } from '../../parts/base.styles.js';
import { priorities } from '../../parts/closed-sets.js';
import { icon } from '../../parts/icon.js';
import {
  ChevronDown,
  CircleAlert,
  CircleCheck,
  CircleDot,
  Flag,
  Hourglass,
  Square,
  UserPlus,
  X,
} from '../../parts/icons.js';
import '../../parts/menu.js';
import type { ChooseEvent, MenuItem } from '../../parts/menu.js';
import '../../parts/priority.js';
import { type StatusChoice, statusChoice, statusItems } from '../../parts/status-items.js';
import { wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { styles } from './bulk-bar.styles.js';
import './bulk-results.js';
import type { BulkResults } from './bulk-results.js';

/** What is to be done with every selected ticket. */
export type BulkAct =
  | { kind: 'assign'; agent: { id: string; name: string } | null }
  | { kind: 'status'; choice: StatusChoice }
  | { kind: 'priority'; priority: TicketPriority };

export class BulkActEvent extends Event {
  constructor(readonly act: BulkAct) {
    super('act');
  }
}

const nobody = 'nobody';
const moves = statusItems.bind(null, ['in_progress', 'on_hold', 'resolved', 'closed'], {});

/**
 * What can be done with the selected tickets; while it is being done, how far that is; then, what came of it.
 *
 * @fires act - BulkActEvent
 * @fires clear - nothing is to be selected any more
 * @fires stop - nothing more is to be begun
 * @fires retry - what was refused or not begun is to be tried again
 * @fires dismiss - the result has been seen
 */
@customElement('ls-bulk-bar')
export class BulkBarPart extends LitElement {
  static override styles = [base, buttons, styles];

  @property({ type: Number }) count = 0;
  /** How many could be selected; null where that is not known. */
  @property({ type: Number }) total: number | null = null;
  /** Whom tickets can be given to. */
  @property({ attribute: false }) agents: Agent[] = [];
  @property({ attribute: false }) run: BulkRun | null = null;
  @query('ls-bulk-results') private results!: BulkResults | null;

  protected override render() {
    const { run } = this;
    if (!run && this.count === 0) return nothing;
    return html`<div class="bar" role="group" aria-label=${t.bulk.bar}>
      ${run ? (run.running ? this.#progress(run) : this.#result(run)) : this.#acts()}
    </div>
    ${run ? html`<ls-bulk-results .run=${run} @retry=${() => this.#say('retry')}></ls-bulk-results>` : nothing}`;
  }

  #say(what: 'clear' | 'stop' | 'retry' | 'dismiss') {
    this.dispatchEvent(new Event(what));
  }

  #acts() {
    const b = t.bulk;
    const people: MenuItem[] = [
      ...this.agents.map(({ id, name, open_tickets }) => ({
        value: id,
        label: name,
        hint: t.management.open(open_tickets),
      })),
      { value: nobody, label: b.unassign },
    ];
    return html`
      <strong role="status">${t.management.selected(this.count, this.total)}</strong>
      ${this.#menu(UserPlus, b.assign, b.assignTo, people, (value) => {
        const agent = this.agents.find(({ id }) => id === value);
        if (agent || value === nobody) this.#act({ kind: 'assign', agent: agent ?? null });
      })}
      ${this.#menu(CircleDot, b.status, b.status, moves(), (value) => this.#act({ kind: 'status', choice: statusChoice(value) }))}
      ${this.#menu(
        Flag,
        b.priority,
        b.priority,
        priorities.map((value) => ({ value, label: html`<ls-priority .priority=${value}></ls-priority>` })),
        (value) => this.#act({ kind: 'priority', priority: value as TicketPriority }),
      )}
      <button class="button quiet" type="button" @click=${() => this.#say('clear')}>${t.management.clearSelection}<kbd class="key" aria-hidden="true">Esc</kbd></button>`;
  }

  #menu(sign: typeof Flag, words: string, heading: string, items: MenuItem[], choose: (value: string) => void) {
    return html`<ls-menu .heading=${heading} .items=${items} @choose=${({ value }: ChooseEvent) => choose(value)}>
      ${icon(sign, 14)}<span class="word">${words}</span>${icon(ChevronDown, 12)}
    </ls-menu>`;
  }

  #act(act: BulkAct) {
    this.dispatchEvent(new BulkActEvent(act));
  }

  #progress(run: BulkRun) {
    const over = run.count('done') + run.count('refused');
    const total = run.results.length;
    const waits = run.waitsFor;
    return html`<span class="words">${run.words}</span>
      <progress max=${total} .value=${over} aria-label=${run.words}></progress>
      <span class="numbers">${t.bulk.progress(wholeNumber(over), wholeNumber(total))}</span>
      ${waits ? html`<span class="waits">${icon(Hourglass, 14)}<span aria-hidden="true">${t.bulk.waits(waits)}</span></span>` : nothing}
      <span class="visually-hidden" role="status">${waits ? t.bulk.asksToWait : nothing}</span>
      <button class="button" type="button" @click=${() => this.#say('stop')}>${icon(Square, 12)}${t.bulk.stop}</button>`;
  }

  #result(run: BulkRun) {
    const refused = run.count('refused');
    const waiting = run.count('waiting');
    return html`<span class="words">${run.words}</span>
      <span class="outcome" role="status">
        <span class="done">${icon(CircleCheck, 14)}${t.bulk.done(wholeNumber(run.count('done')))}</span>
        ${refused ? html`<span class="refused">${icon(CircleAlert, 14)}${t.bulk.refused(wholeNumber(refused))}</span>` : nothing}
        ${waiting ? html`<span>${t.bulk.notTried(wholeNumber(waiting))}</span>` : nothing}
      </span>
      ${run.again ? html`<button class="button" type="button" @click=${() => this.#say('retry')}>${t.bulk.retry(run.again)}</button>` : nothing}
      <button class="button" type="button" @click=${() => this.results?.show()}>${t.bulk.results}</button>
      <button class="button quiet square" type="button" aria-label=${t.bulk.dismiss} title=${t.bulk.dismiss} @click=${() => this.#say('dismiss')}>${icon(X)}</button>`;
  }
}
