import { newIdempotencyKey, type TicketStatus } from '@logishift/support-sdk';
import { isVisible } from '@logishift/support-sdk/text';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import {
  attemptOn,
  beginSending,
  beingSent,
  type DraftEvent,
  drafts,
  endSending,
  joined,
  keepDraft,
  readDraft,
  unsentDraft,
} from '../../data/drafts.js';
import { goesOn, goOn } from '../../data/go-on.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { commandKey } from '../../parts/command-key.js';
import { icon } from '../../parts/icon.js';
import { ChevronDown, CircleAlert, Info, Lock, Reply } from '../../parts/icons.js';
import { t } from '../../texts/index.js';
import { styles } from './composer.styles.js';
import '../../parts/menu.js';
import type { ChooseEvent, MenuItem } from '../../parts/menu.js';
import '../../parts/status.js';
import { type StatusChoice, statusChoice, statusItems } from '../../parts/status-items.js';
import { toast } from '../../parts/toast.js';

export type ComposerMode = 'reply' | 'note';

/** What was written is to be sent. `attempt` stays the same while the same text is tried again. */
export class SendEvent extends Event {
  constructor(
    readonly mode: ComposerMode,
    readonly text: string,
    readonly attempt: string,
    /** Set together with a reply; null leaves the status as it is. */
    readonly outcome: StatusChoice | null = null,
  ) {
    super('send');
  }
}

/** A reply is about to be sent, with a status; prevented, nothing of it happens. */
export class SendingEvent extends Event {
  constructor(readonly outcome: StatusChoice) {
    super('sending', { cancelable: true });
  }
}

const longest = 10_000;

/**
 * Writes a reply or an internal note. Each has its own draft, kept until `sent()`. What is being sent has left the
 * field, which is free for the next; it comes back by `failed()`.
 *
 * @fires sending - SendingEvent
 * @fires send - SendEvent; then call `sent(…)` or `failed(…)`
 * @fires typing - a reply is being typed; never for a note
 * @fires undo - cancelable: what was sent last is to come back; prevented where it does
 */
@customElement('ls-composer')
export class ComposerPart extends LitElement {
  static override styles = [base, buttons, fields, styles];

  /** What the drafts belong to: the ticket's id. */
  @property() draftKey = '';
  @property({ type: Boolean }) canReply = false;
  @property({ type: Boolean }) canNote = false;
  /** Why replying is not possible. */
  @property() replyHint = '';
  @property() to = '';
  @property({ attribute: false }) status: TicketStatus = 'open';
  /** What a reply may set the status to. */
  @property({ attribute: false }) statuses: TicketStatus[] = [];
  /** There is a next ticket to go on to after resolving. */
  @property({ type: Boolean }) stepping = false;

  @state() private mode: ComposerMode = 'reply';
  @state() private texts: Record<ComposerMode, string> = { reply: '', note: '' };
  @state() private sending: ComposerMode | null = null;
  @state() private problems: Record<ComposerMode, string> = { reply: '', note: '' };
  @state() private outcome: StatusChoice | null = null;

  @query('textarea') private field!: HTMLTextAreaElement;

  /** What was typed since this ticket was opened. */
  #typedHere = new Set<ComposerMode>();

  override connectedCallback() {
    super.connectedCallback();
    drafts.addEventListener('change', this.#elsewhere);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    drafts.removeEventListener('change', this.#elsewhere);
  }

  /** Turns to reply or note and puts the cursor there. */
  async write(mode: ComposerMode): Promise<void> {
    if (!this.#can(mode)) return;
    this.mode = mode;
    await this.updateComplete;
    this.field.focus();
  }

  /** Somebody is in the middle of a text. */
  get isWriting(): boolean {
    return this.matches(':focus-within') && isVisible(this.texts[this.mode]);
  }

  /** A text that was begun and not sent; of two, the one to the customer. */
  get unsent(): ComposerMode | null {
    return (['reply', 'note'] as const).find((mode) => isVisible(this.texts[mode])) ?? null;
  }

  hasText(mode: ComposerMode): boolean {
    return isVisible(this.texts[mode]);
  }

  /** It was typed since the ticket was opened: nobody has left it before. */
  get unsentHere(): ComposerMode | null {
    return this.unsent && this.#typedHere.has(this.unsent) ? this.unsent : null;
  }

  /** Whether a text of that kind can be sent now. */
  canSend(mode: ComposerMode): boolean {
    return this.#can(mode) && this.sending === null;
  }

  /** Sends what was written, with a status where one is wanted. False: there is nothing that can be sent. */
  sendNow(mode: ComposerMode, outcome: StatusChoice | null): boolean {
    this.mode = mode;
    if (mode === 'reply') this.#choose(outcome);
    return this.#submit();
  }

  /** What was sent is no draft any more: also of a ticket that is not shown by now. What was typed since stays. */
  sent(draftKey: string, mode: ComposerMode): void {
    endSending(`${draftKey}:${mode}`, true);
    if (draftKey !== this.draftKey) return;
    this.#over(mode);
    if (mode === 'reply') this.outcome = null;
  }

  /**
   * It comes back into its field, before what was typed since; of a ticket that is not shown by now, it is a draft again.
   * `refused`: nothing was sent for sure, so that the next try is another act; else it may have been.
   */
  failed(draftKey: string, mode: ComposerMode, why: string, how: 'unknown' | 'refused' = 'unknown'): void {
    const name = `${draftKey}:${mode}`;
    const text = endSending(name, false);
    if (how === 'refused') keepDraft(name, readDraft(name), null);
    if (draftKey !== this.draftKey) return;
    this.#over(mode);
    this.texts = { ...this.texts, [mode]: joined(text, this.texts[mode]) };
    this.problems = { ...this.problems, [mode]: why };
    // They have turned to the other text meanwhile.
    if (mode !== this.mode) toast(why, 'failed');
  }

  /** An answer that comes late does not end what is being sent by now. */
  #over(mode: ComposerMode): void {
    if (this.sending === mode) this.sending = null;
  }

  /** The status that was to go with the reply stays as it is. */
  settle(): void {
    this.problems = { ...this.problems, reply: '' };
    this.#choose(null);
  }

  /** Sends once more the reply that was refused. */
  again(): void {
    this.mode = 'reply';
    this.#submit();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('draftKey')) {
      this.texts = { reply: unsentDraft(`${this.draftKey}:reply`), note: unsentDraft(`${this.draftKey}:note`) };
      this.#typedHere.clear();
      this.problems = { reply: '', note: '' };
      this.sending = null;
      this.outcome = null;
      this.mode = 'reply';
    }
    // The ticket has moved on: what was chosen may be no choice any more.
    if (this.outcome && !this.statuses.includes(this.outcome.status)) this.outcome = null;
    // Whom a text is for does not change under the hands of its writer.
    if (this.matches(':focus-within') && !changed.has('draftKey')) return;
    // The ticket was taken: what follows is an answer, unless a note has been begun.
    if (changed.get('canReply') === false && this.canReply && !this.texts.note) this.mode = 'reply';
    // What was written and cannot be sent any more stays in sight, to be copied.
    if (!this.#can(this.mode) && !this.texts[this.mode]) this.mode = this.canReply || !this.canNote ? 'reply' : 'note';
  }

  /** A long name is cut at its own end, which in another script is not the line's. */
  #whom(name: string) {
    const [before, after] = t.composer.replyTo('\n').split('\n');
    return html`<span>${before}</span><bdi class="truncate" title=${name}>${name}</bdi><span>${after}</span>`;
  }

  protected override render() {
    const { mode, texts } = this;
    const note = mode === 'note';
    const problem = this.problems[mode];
    const blocked = !this.#can(mode);
    return html`
      ${this.replyHint ? html`<p class="why" id="why">${icon(Info)}<span>${this.replyHint}</span></p>` : nothing}
      <form class=${note ? 'note' : ''} @submit=${this.#submit}>
        <div class="head">
          ${this.#tab('reply', html`${icon(Reply, 14)}${t.composer.reply}`)}
          ${this.#tab('note', html`${icon(Lock, 14)}${t.composer.note}`)}
          <span class="to truncate">${note ? t.composer.onlyStaff : this.to ? this.#whom(this.to) : nothing}</span>
        </div>
        <textarea rows="3" dir="auto" aria-label=${note ? t.composer.note : t.composer.reply}
          aria-describedby=${problem ? 'problem' : nothing}
          placeholder=${note ? t.composer.notePlaceholder : t.composer.replyPlaceholder}
          .value=${texts[mode]} ?disabled=${blocked && !texts[mode]} ?readonly=${blocked}
          @input=${() => this.#type(mode)} @keydown=${this.#key}></textarea>
        <div class="foot">
          ${
            problem
              ? html`<span class="error" id="problem" role="alert">${icon(CircleAlert)}${problem}</span>`
              : html`<span class="state truncate">${texts[mode] ? this.#hint() : nothing}</span>`
          }
          ${note || this.statuses.length === 0 ? nothing : this.#after()}
          <button class="button ${note ? 'note-primary' : 'primary'}" ?disabled=${blocked || !isVisible(texts[mode]) || this.sending !== null}>
            ${
              this.sending
                ? note
                  ? t.composer.adding
                  : t.composer.sending
                : html`${this.#verb}<span class="key" aria-hidden="true">${commandKey} ↵</span>`
            }
          </button>
        </div>
      </form>
    `;
  }

  get #verb(): string {
    if (this.mode === 'note') return t.composer.addNote;
    if (this.outcome?.status === 'resolved' && this.#goesOn) return t.composer.sendResolveNext;
    return this.outcome ? t.composer.sendAnd[this.outcome.status] : t.composer.send;
  }

  get #goesOn(): boolean {
    return this.stepping && goesOn();
  }

  /** What else a key does with what was written. */
  #hint() {
    if (this.mode === 'note' || this.outcome || !this.statuses.includes('resolved')) return t.composer.draft;
    return html`<span class="shortcut"><span class="key">${commandKey} ⇧ ↵</span>
      ${this.#goesOn ? t.composer.sendResolveNext : t.composer.sendAnd.resolved}</span>`;
  }

  /** What becomes of the ticket with this reply. */
  #after() {
    const { outcome } = this;
    const value = outcome ? [outcome.status, outcome.awaiting].filter(Boolean).join(':') : '';
    const items = [
      { value: '', label: html`<ls-status .status=${this.status}></ls-status>`, hint: t.composer.keep },
      ...statusItems(this.statuses, { resolved: t.ticket.asksCustomer }),
    ];
    return html`<ls-menu class="after" look="chip" align="end" .heading=${t.composer.after} ?disabled=${this.sending !== null}
      .items=${[...items.map((item) => ({ ...item, checked: item.value === value })), ...this.#nextItem()]}
      @choose=${(event: ChooseEvent) => {
        event.stopPropagation();
        if (event.value === nextTicket) this.#setGoOn();
        else this.#choose(event.value ? statusChoice(event.value) : null);
        void this.write('reply');
      }}>
      <span class="then">${outcome ? t.composer.thenSet : t.composer.thenKeep}</span>
      <ls-status .status=${outcome?.status ?? this.status}></ls-status>${icon(ChevronDown, 14)}
    </ls-menu>`;
  }

  #nextItem(): MenuItem[] {
    if (!this.stepping || !this.statuses.includes('resolved')) return [];
    const group = { name: t.composer.afterResolving, label: t.composer.afterResolving };
    return [{ value: nextTicket, label: t.composer.openNext, checked: goesOn(), toggles: true, group }];
  }

  #setGoOn() {
    goOn(!goesOn());
    this.requestUpdate();
  }

  #choose(outcome: StatusChoice | null) {
    this.outcome = outcome;
  }

  #tab(mode: ComposerMode, words: unknown) {
    return html`<button type="button" class="tab" aria-pressed=${this.mode === mode} ?disabled=${!this.#can(mode)}
      @click=${() => this.write(mode)}>${words}</button>`;
  }

  #can(mode: ComposerMode): boolean {
    return mode === 'reply' ? this.canReply : this.canNote;
  }

  #keep(mode: ComposerMode, text: string) {
    this.texts = { ...this.texts, [mode]: text };
    this.problems = { ...this.problems, [mode]: '' };
    const name = `${this.draftKey}:${mode}`;
    // Until it has arrived, what is being sent is part of the draft: a page that is closed now loses none of both.
    keepDraft(name, joined(beingSent(name) ?? '', text));
  }

  #type(mode: ComposerMode) {
    this.#typedHere.add(mode);
    this.#keep(mode, this.field.value);
    if (mode === 'reply' && isVisible(this.field.value)) this.dispatchEvent(new Event('typing'));
  }

  #key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const before = this.outcome;
      if (event.shiftKey && this.mode === 'reply' && this.statuses.includes('resolved'))
        this.#choose({ status: 'resolved' });
      if (!this.#submit(event)) this.#choose(before);
    } else if (isUndoKey(event) && this.mode === 'reply' && !this.field.value && !this.#typedHere.has('reply')) {
      // Nothing was typed since: there is nothing else to take back here.
      if (!this.dispatchEvent(new Event('undo', { cancelable: true }))) event.preventDefault();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.field.blur();
    }
  };

  #submit = (event?: Event): boolean => {
    event?.preventDefault();
    const { mode } = this;
    const name = `${this.draftKey}:${mode}`;
    const text = this.texts[mode].trim();
    if (!isVisible(text) || this.sending || beingSent(name) !== undefined || !this.#can(mode)) return false;
    const problem = text.length > longest ? t.composer.tooLong(longest) : '';
    this.problems = { ...this.problems, [mode]: problem };
    if (problem) return false;
    const outcome = mode === 'reply' ? this.outcome : null;
    if (outcome && !this.dispatchEvent(new SendingEvent(outcome))) return false;
    this.sending = mode;
    // Another text or another status is another act: it must not meet the answer to the one before.
    const what = JSON.stringify([text, outcome?.status, outcome?.awaiting]);
    const before = attemptOn(name);
    const attempt = before?.what === what ? before : { key: newIdempotencyKey(), what };
    beginSending(name, text, attempt);
    this.texts = { ...this.texts, [mode]: '' };
    this.#typedHere.delete(mode);
    this.dispatchEvent(new SendEvent(mode, text, attempt.key, outcome));
    return true;
  };

  /** Written in another tab: here it is the same text, unless somebody types here. What has come back is here, too. */
  #elsewhere = (event: Event) => {
    const { key, from } = event as DraftEvent;
    const mode = (['reply', 'note'] as const).find((one) => key === `${this.draftKey}:${one}`);
    if (from === 'here' || !mode) return;
    if (from === 'elsewhere' && document.hasFocus() && this.matches(':focus-within')) return;
    if (from === 'back') this.#typedHere.add(mode);
    this.texts = { ...this.texts, [mode]: unsentDraft(key) };
  };
}

const isUndoKey = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey;

/** The value of the item that is no status. */
const nextTicket = 'next-ticket';
