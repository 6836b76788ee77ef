import { ConflictError, NotFoundError, type TicketDetail, type TicketStatus } from '@logishift/support-sdk/customer';
import { isVisible } from '@logishift/support-sdk/text';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { errorLine } from '../../parts/error-line.js';
import { failure, notice, offlineBanner, skeleton, waitingLine } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { parcelOf } from '../../parts/parcel.js';
import { stepper } from '../../parts/stepper.js';
import { stepperStyles } from '../../parts/stepper.styles.js';
import { wayOf } from '../../parts/steps.js';
import { Fresh } from '../../session/fresh.js';
import { typingOn } from '../../session/moment.js';
import { Online } from '../../session/online.js';
import { linkTo } from '../../session/person.js';
import { Presence } from '../../session/presence.js';
import { Sending } from '../../session/sending.js';
import type { TextKey } from '../../texts/en.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { clock, search, sendHorizontal, star } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { agentOf, conversation } from './conversation.js';
import { parcelNote, standing } from './standing.js';
import { ticketViewStyles } from './ticket-view.styles.js';
import { ratingFields, solvedQuestion, type Verdict } from './verdict.js';

const undecided: Verdict = { solved: undefined, rating: 0, comment: '' };

/**
 * `<logishift-ticket-view ticket-id>`: one ticket: where it stands, the conversation, and once it is resolved the
 * question whether it is solved, with stars and a comment. What may be done comes from `allowed_actions` alone.
 *
 * Behind the page's `#`, `ticket_link=…` of a mail opens this one ticket to whoever is not signed in.
 *
 * @tagname logishift-ticket-view
 * @csspart heading - subject, number and category
 * @csspart steps - Open → In Progress → Resolved → Closed
 * @csspart conversation - the messages
 * @csspart composer - where an answer is written
 * @csspart solved - "Did this solve it?"
 * @csspart rating - stars and comment
 * @fires {LogishiftNavigateEvent} logishift-navigate - another view was asked for: `view`. Cancel it to show that yourself
 */
export class LogishiftTicketView extends SupportElement {
  static override properties = {
    ticketId: { attribute: 'ticket-id' },
    link: { attribute: false },
    reply: { state: true },
    verdict: { state: true },
    error: { state: true },
  };
  static override styles = [base, controls, noticeStyles, stepperStyles, ticketViewStyles];

  /** The ticket's id. */
  ticketId: string | undefined;
  /** The token of a mailed link; default: what stands behind the page's `#` as `ticket_link`. */
  link: string | null | undefined;
  protected reply = '';
  protected verdict: Verdict = undecided;
  protected error = '';

  readonly #sending = new Sending(
    this,
    (error) => this.session.report(error),
    () => this.session.turn,
  );
  readonly #online = new Online(this);
  readonly #presence = new Presence(
    this,
    () => (this.session.person.value ? this.#ticket.value?.id : undefined),
    (ticketId, state) => this.session.signal(ticketId, state),
  );
  #said = 0;
  #typing: string | undefined;
  /** The message up to which the support team was told that it is seen. */
  #marked: string | undefined;

  constructor() {
    super();
    new Fresh(this, () => {
      const { person, unread, moment, hasOwn } = this.session;
      return [person, ...(person.value && this.ticketId ? [moment, this.#ticket, hasOwn ? unread : undefined] : [])];
    });
  }

  override signOut(): void {
    // Behind the page's `#` it still stands.
    this.link = '';
    super.signOut();
  }

  protected override get linkToken(): string | null {
    return linkTo(this.ticketId, this.link ?? new URLSearchParams(location.hash.slice(1)).get('ticket_link'));
  }

  get #ticket() {
    return this.session.ticket(this.ticketId ?? '');
  }

  /** @internal */
  override get isSending(): boolean {
    return this.#sending.state !== 'idle';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('ticketId')) this.#begin();
  }

  protected override forget(): void {
    this.#sending.cancel();
    this.#begin();
  }

  #begin(): void {
    this.reply = this.session.replies.get(this.ticketId ?? '') ?? '';
    this.verdict = undecided;
    this.error = '';
    this.#said = 0;
    this.#marked = undefined;
  }

  protected override updated(): void {
    const ticket = this.session.person.value && this.ticketId ? this.#ticket.value : undefined;
    if (!ticket || ticket.id !== this.ticketId) return;
    if (document.visibilityState !== 'hidden' && this.checkVisibility()) this.#see(ticket);
    const typing = this.#typist(ticket.id);
    const said = ticket.messages.length + 1;
    if (said !== this.#said || (typing && !this.#typing)) {
      this.#tell(ticket, typing);
      const scroller = this.renderRoot.querySelector('.scroll');
      if (this.fill && scroller) scroller.scrollTop = scroller.scrollHeight;
    }
    this.#said = said;
    this.#typing = typing;
  }

  /** What stands on screen is seen: the other side is told, and nothing of it counts as unread. */
  #see(ticket: TicketDetail): void {
    if (this.session.hasOwn) void this.session.markRead(ticket.id);
    const latest = ticket.messages.findLast(({ author_role }) => author_role !== 'customer')?.id;
    if (!latest || latest === this.#marked) return;
    this.#marked = latest;
    const known = ticket.marks.find(({ side }) => side === 'customer')?.seen_through ?? '';
    if (known < latest) this.session.mark(ticket.id, { seen: latest });
  }

  /** Says what is new to those who listen: a message, or that one is being typed. */
  #tell(ticket: TicketDetail, typing: string | undefined): void {
    const { words } = this;
    const latest = ticket.messages.at(-1);
    if (!words || this.#said === 0) return;
    if (ticket.messages.length + 1 === this.#said) this.announce(words.t('typing', { name: typing ?? '' }));
    else if (latest) {
      const name = words.firstName(latest.author_name) || words.t('team');
      this.announce(latest.author_role === 'customer' ? words.t('mark_sent') : words.t('new_message', { name }));
    }
  }

  /** The first name of whoever is typing an answer. */
  #typist(ticketId: string): string | undefined {
    const { words } = this;
    const name = typingOn(this.session.moment.value, ticketId)?.name;
    return name === undefined || !words ? undefined : words.firstName(name) || words.t('team');
  }

  protected override content(words: Words): TemplateResult {
    const { person } = this.session;
    if (person.value === null) {
      return html`<logishift-guest ?fill=${this.fill}></logishift-guest>`;
    }
    const known = this.#ticket;
    if (person.error || (known.error && !known.value)) {
      return known.error instanceof NotFoundError
        ? notice(
            search,
            words.t('not_found_title'),
            words.t('not_found_text'),
            html`<button class="button" @click=${() => this.go({ view: 'tickets' })}>${words.t('my_tickets')}</button>`,
          )
        : failure(words, 'error_ticket', person.error ? person : known);
    }
    // Not known who is here: what was read before is shown to nobody.
    const ticket = person.value && known.value;
    if (!ticket) return html`<div class="pad rest">${skeleton(words, 'row', 'short', 'row', 'line', 'row')}</div>`;
    const agent = agentOf(ticket, words);
    return html`
      ${
        this.fill
          ? nothing
          : html`<div class="heading" part="heading"><h2><bdi>${ticket.subject}</bdi></h2>
            <p>${ticket.number} · ${words.t(`category_${ticket.category}`)}</p></div>`
      }
      ${offlineBanner(words, this.isRoot && this.#online.offline)}
      <div class="way">${stepper(wayOf(ticket), words, 'across')}<p role="status">${standing(ticket, agent, words)}</p>${parcelNote(ticket, words)}</div>
      <div class="scroll" tabindex=${this.fill ? 0 : nothing}><div class="pad">
        ${conversation(ticket, this.#typist(ticket.id), words)}
        ${this.#verdictCard(ticket, agent, words)}
      </div></div>
      ${this.#foot(ticket, agent, words)}`;
  }

  #verdictCard(ticket: TicketDetail, agent: string | undefined, words: Words): TemplateResult | typeof nothing {
    const may = new Set(ticket.allowed_actions);
    const change = (part: Partial<Verdict>) => {
      this.verdict = { ...this.verdict, ...part };
      this.error = '';
      this.#sending.cancel();
    };
    const asks = may.has('confirm') || may.has('reopen');
    const rates = may.has('feedback') && (!asks || this.verdict.solved);
    if (ticket.feedback) {
      const { rating, comment } = ticket.feedback;
      return html`<div class="card verdict"><div class="section">
        <span class="stars given" role="img" aria-label=${words.t('your_rating', { rating })}>
          ${[1, 2, 3, 4, 5].map((count) => html`<span class="star ${count <= rating ? 'on' : ''}">${icon(star)}</span>`)}
        </span>
        ${comment ? html`<p dir="auto">${comment}</p>` : nothing}
      </div></div>`;
    }
    if (!asks && !rates) return nothing;
    return html`<div class="card verdict">
      ${asks ? solvedQuestion(this.verdict, words, change) : nothing}
      ${rates ? ratingFields(this.verdict, agent, words, change) : nothing}
    </div>`;
  }

  #foot(ticket: TicketDetail, agent: string | undefined, words: Words): TemplateResult | typeof nothing {
    const may = new Set(ticket.allowed_actions);
    const { solved, rating } = this.verdict;
    const asks = may.has('confirm') || may.has('reopen');
    const closes = solved && may.has('confirm');
    const reopens = may.has('reopen') && solved === false && !this.reply.trim();
    // Who is writing goes on writing, whatever becomes of the ticket meanwhile.
    const writing = this.reply || this.renderRoot.querySelector('.composer :focus');
    const writes = !closes && (reopens || (may.has('message') && (!asks || solved === false || writing)));
    const act = closes
      ? this.#act(words.t(rating ? 'send_and_close' : 'close_ticket'), () => this.#close(ticket, words))
      : reopens
        ? this.#act(words.t('reopen'), () => this.#reopen(ticket, words))
        : may.has('feedback') && !asks && rating
          ? this.#act(words.t('send_rating'), () => this.#rate(ticket, words))
          : this.fill && ticket.status === 'closed'
            ? html`<button class="button wide big" @click=${() => this.#followUp(ticket, words)}>${words.t('write_to_us')}</button>`
            : nothing;
    if (!writes && act === nothing && !this.error) return nothing;
    // One template: the field keeps the focus, and its text, when the buttons around it change.
    return html`<div class="foot">${errorLine(this.error, nothing, 'alert')}
      ${writes ? this.#composer(ticket, agent, words, !reopens) : nothing}${act}
      ${waitingLine(words, this.#sending.state === 'waiting' && !this.#online.offline)}</div>`;
  }

  /** Writes anew about a ticket that is closed: the new one names it, and its parcel. */
  #followUp(ticket: TicketDetail, words: Words): void {
    this.go({
      view: 'form',
      subject: words.t('follow_up', { number: ticket.number, subject: ticket.subject }),
      delivery: parcelOf(ticket),
    });
  }

  #act(label: string, act: () => void): TemplateResult {
    const busy = this.#sending.state === 'sending';
    return html`<button class="button primary wide big" aria-disabled=${busy ? 'true' : nothing} @click=${act}>${label}</button>`;
  }

  #composer(ticket: TicketDetail, agent: string | undefined, words: Words, withSend: boolean): TemplateResult {
    const { state } = this.#sending;
    const waits = state === 'waiting' || (state === 'sending' && this.#online.offline);
    return html`<form class="composer" part="composer" @submit=${(event: SubmitEvent) => this.#send(event, ticket, words)}>
      <textarea class="field" dir="auto" rows="1" aria-label=${words.t('message')} enterkeyhint="enter"
        placeholder=${agent ? words.t('message_to', { name: agent }) : words.t('message_placeholder')}
        .value=${this.reply} @input=${this.#type} @keydown=${this.#keys}></textarea>
      ${
        withSend
          ? html`<button class="button primary" aria-disabled=${state === 'sending' ? 'true' : nothing}>
            ${waits ? icon(clock) : html`<span class="flip">${icon(sendHorizontal)}</span>`}
            ${words.t(waits ? 'waiting' : state === 'sending' ? 'form_sending' : 'send')}</button>`
          : nothing
      }
    </form>`;
  }

  #type = (event: InputEvent): void => {
    this.reply = (event.target as HTMLTextAreaElement).value;
    this.session.replies.set(this.ticketId ?? '', this.reply);
    this.#presence.typed();
    this.#sending.cancel();
  };

  #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  };

  #send(event: SubmitEvent, ticket: TicketDetail, words: Words): void {
    event.preventDefault();
    const body = this.reply.trim();
    if (!isVisible(body)) return;
    if (this.#sending.state === 'waiting') {
      this.#sending.now();
      return;
    }
    this.error = '';
    void this.#sending.send(
      [ticket.id, body],
      (idempotencyKey) => this.session.support.messages.send(ticket.id, body, { idempotencyKey }),
      (message) => {
        if (this.reply.trim() === body) {
          this.reply = '';
          this.session.replies.delete(ticket.id);
        }
        this.verdict = undecided;
        // Shown at once; what else it changed is told, or looked up.
        this.session.said(message);
        this.#presence.sent();
        if (!this.session.isTold) this.session.refresh();
      },
      (error) => this.#refused(error, words),
    );
  }

  #close(ticket: TicketDetail, words: Words): void {
    if (this.verdict.rating) {
      this.#rate(ticket, words);
      return;
    }
    this.#decide([ticket.id, 'confirm'], () => this.session.support.tickets.confirm(ticket.id), words, ['closed']);
  }

  #rate(ticket: TicketDetail, words: Words): void {
    const { rating, comment } = this.verdict;
    const feedback = { rating, ...(isVisible(comment) ? { comment: comment.trim() } : {}) };
    this.#decide(
      [ticket.id, feedback],
      (idempotencyKey) => this.session.support.feedback.give(ticket.id, feedback, { idempotencyKey }),
      words,
      [],
    );
  }

  #reopen(ticket: TicketDetail, words: Words): void {
    const { tickets } = this.session.support;
    const wanted: TicketStatus[] = ['open', 'in_progress'];
    this.#decide([ticket.id, 'reopen'], () => tickets.reopen(ticket.id), words, wanted, 'event_reopened');
  }

  /** Does what the customer has decided about a resolved ticket, and says so: also where an answer was lost and it is so by now. */
  #decide(
    what: unknown,
    request: (key: string) => Promise<unknown>,
    words: Words,
    wanted: TicketStatus[],
    said: TextKey = 'thanks_rating',
  ): void {
    this.error = '';
    const done = () => {
      this.verdict = undecided;
      this.announce(words.t(said));
      this.session.refresh();
    };
    const refused = async (error: unknown) => {
      const ticket = this.#ticket;
      const { turn } = this.session;
      await ticket.reload();
      if (turn !== this.session.turn) return;
      if (error instanceof ConflictError && ticket.value && wanted.includes(ticket.value.status)) done();
      else this.#refused(error, words);
    };
    void this.#sending.send(what, request, done, refused);
  }

  #refused(error: unknown, words: Words): void {
    this.error = words.t('act_refused', { reason: words.reason(error) });
    this.session.report(error);
    // The ticket may have moved on meanwhile.
    this.session.refresh();
  }
}
