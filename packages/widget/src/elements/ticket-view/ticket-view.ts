import { NotFoundError, type TicketDetail } from '@logishift/support-sdk/customer';
import { clip, isVisible } from '@logishift/support-sdk/text';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { errorLine } from '../../parts/error-line.js';
import { failure, notice, offlineBanner, skeleton } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { parcelOf } from '../../parts/parcel.js';
import { stepper } from '../../parts/stepper.js';
import { stepperStyles } from '../../parts/stepper.styles.js';
import { wayOf } from '../../parts/steps.js';
import { whatWaits } from '../../parts/waiting.js';
import type { Act } from '../../session/acts.js';
import { Fresh } from '../../session/fresh.js';
import { typingOn } from '../../session/moment.js';
import { Online } from '../../session/online.js';
import type { Sent } from '../../session/outbox.js';
import { linkTo } from '../../session/person.js';
import { Presence } from '../../session/presence.js';
import { mark, markRead } from '../../session/told.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { arrowDown, refreshCw, search } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { limits } from '../ticket-form/fields.js';
import { composer } from './composer.js';
import { agentOf, conversation } from './conversation.js';
import { ReadingPlace } from './reading-place.js';
import { facts, parcelLine, standing } from './standing.js';
import { ticketViewStyles } from './ticket-view.styles.js';
import { firstNew, seenThrough, type Told, tidings } from './tidings.js';
import { rated, ratingFields, solvedQuestion, type Verdict } from './verdict.js';
import { waitingBox } from './waiting-box.js';

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
 * @csspart parcel - the parcel it is about
 * @csspart conversation - the messages
 * @csspart composer - where an answer is written
 * @csspart waiting - what was sent and has not arrived
 * @csspart solved - "Did this solve it?"
 * @csspart rating - stars and comment
 * @fires {LogishiftNavigateEvent} logishift-navigate - another view was asked for: `view`. Cancel it to show that yourself
 */
export class LogishiftTicketView extends SupportElement {
  static override properties = {
    ticketId: { attribute: 'ticket-id' },
    link: { attribute: false },
    verdict: { state: true },
  };
  static override styles = [base, controls, noticeStyles, stepperStyles, ticketViewStyles];

  /** The ticket's id. */
  ticketId: string | undefined;
  /** The token of a mailed link; default: what stands behind the page's `#` as `ticket_link`. */
  link: string | null | undefined;
  protected verdict: Verdict = undecided;

  readonly #online = new Online(this);
  readonly #presence = new Presence(
    this,
    () => (this.session.person.value ? this.#ticket.value?.id : undefined),
    (ticketId, state) => this.session.signal(ticketId, state),
  );
  readonly #place = new ReadingPlace(this);
  /** What was told last to those who listen. */
  #told: Told | undefined;
  #saidAt = Number.NEGATIVE_INFINITY;
  /** The first message that was new when the ticket was opened; null: none was. */
  #newFrom: string | null | undefined;
  /** The message up to which the support team was told that it is seen. */
  #marked: string | undefined;

  constructor() {
    super();
    new Fresh(this, () => {
      const { person, unread, moment, lost, hasOwn } = this.session;
      const more = [moment, lost, this.#ticket, hasOwn ? unread : undefined];
      return [person, ...(person.value && this.ticketId ? more : [])];
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

  get #reply(): string {
    return this.session.replies.get(this.ticketId ?? '');
  }

  set #reply(text: string) {
    this.session.replies.set(this.ticketId ?? '', text);
    this.requestUpdate();
  }

  /** What was sent of this ticket and has not arrived. */
  get #sent(): Sent[] {
    return this.session.outbox.of(this.ticketId ?? '');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('ticketId')) this.forget();
  }

  protected override forget(): void {
    this.verdict = undecided;
    this.#told = this.#marked = this.#newFrom = undefined;
    this.#place.begin();
  }

  protected override updated(): void {
    const known = this.#ticket;
    const ticket = this.session.person.value && this.ticketId ? known.value : undefined;
    if (!ticket || ticket.id !== this.ticketId) return;
    if (this.#newFrom === undefined && !known.loading) {
      this.#newFrom = firstNew(ticket) ?? null;
      this.requestUpdate();
      void this.updateComplete.then(() => this.#place.begin());
    }
    if (document.visibilityState !== 'hidden' && this.checkVisibility()) this.#see(ticket);
    this.#tell(ticket);
  }

  /** What stands on screen is seen: the other side is told, and nothing of it counts as unread. */
  #see(ticket: TicketDetail): void {
    if (this.session.hasOwn) void markRead(this.session, ticket.id);
    const latest = ticket.messages.findLast(({ author_role }) => author_role !== 'customer')?.id;
    if (!latest || latest === this.#marked) return;
    this.#marked = latest;
    if (seenThrough(ticket) < latest) mark(this.session, ticket.id, { seen: latest });
  }

  /** Says what is new to those who listen, once, and has it come into view. */
  #tell(ticket: TicketDetail): void {
    const { words, session } = this;
    if (!words) return;
    const sent = this.#sent;
    const now: Told = {
      ticket,
      sent: sent.length,
      typing: this.#typist(ticket.id),
      waits: whatWaits(session.outbox.waiting(ticket.id), words),
    };
    const before = this.#told;
    this.#told = now;
    if (!before) return;
    const latest = ticket.messages.at(-1);
    const isOwn = latest?.author_role === 'customer' || now.sent > before.sent;
    const size = (one: Told) => one.ticket.messages.length + one.ticket.timeline.length + one.sent;
    if (size(now) > size(before)) this.#place.grew(isOwn);
    const text = tidings(before, now, agentOf(ticket, words), words);
    // What comes together is heard together: the second would take the first one's place.
    const isSoon = performance.now() - this.#saidAt < 1_000;
    if (text) this.announce(isSoon ? `${this.announcement} ${text}` : text);
    if (text) this.#saidAt = performance.now();
    if (ticket.status !== before.ticket.status) this.verdict = undecided;
  }

  /** The first name of whoever is typing an answer. */
  #typist(ticketId: string): string | undefined {
    const { words } = this;
    const name = typingOn(this.session.moment.value, ticketId)?.name;
    return name === undefined || !words ? undefined : words.firstName(name) || words.t('team');
  }

  protected override content(words: Words): TemplateResult {
    const { person, lost, outbox } = this.session;
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
    const shown = {
      typing: this.#typist(ticket.id),
      newFrom: this.#newFrom ?? undefined,
      sent: this.#sent,
      isWaiting: (sent: Sent) => outbox.isWaiting(sent),
      onRetry: (sent: Sent) => outbox.retry(sent),
      onDiscard: (sent: Sent) => this.#discard([sent]),
    };
    const { offline } = this.#online;
    return html`
      ${
        this.fill
          ? nothing
          : html`<div class="heading" part="heading"><h2><bdi>${ticket.subject}</bdi></h2>
            <p>${ticket.number}\u00a0· ${words.t(`category_${ticket.category}`)}</p></div>`
      }
      ${offlineBanner(words, this.isRoot && offline)}
      ${parcelLine(ticket, words)}
      <div class="way">${stepper(wayOf(ticket), words, 'across')}<p>${standing(ticket, agent, words)}</p>
        ${lost.value && !offline ? html`<p class="lost">${icon(refreshCw, 16)}${words.t('not_live')}</p>` : nothing}</div>
      <div class="scroll" tabindex=${this.fill ? 0 : nothing}><div class="pad">
        ${facts(ticket, words)}${conversation(ticket, shown, words)}${rated(ticket, words)}
      </div>${this.#place.isBelow ? html`<div class="below"><button class="button" @click=${this.#place.toEnd}>${words.t('new_below')}${icon(arrowDown, 16)}</button></div>` : nothing}</div>
      ${this.#foot(ticket, agent, words)}`;
  }

  /** What is to be answered, or where one writes: never under the fold. */
  #foot(ticket: TicketDetail, agent: string | undefined, words: Words): TemplateResult | typeof nothing {
    const { outbox } = this.session;
    const may = new Set(ticket.allowed_actions);
    const { solved, rating } = this.verdict;
    const waiting = outbox.waiting(ticket.id);
    const isDecided = waiting.some(({ act }) => act.kind !== 'message');
    const asks = !isDecided && (may.has('confirm') || may.has('reopen'));
    const rates = !isDecided && may.has('feedback') && (solved || !(may.has('confirm') || may.has('reopen')));
    const closes = asks && solved && may.has('confirm');
    const reopens = asks && may.has('reopen') && solved === false && !this.#reply.trim();
    // Who is writing goes on writing, whatever becomes of the ticket meanwhile.
    const isWriting = this.renderRoot.querySelector('.composer :focus');
    const writes = !closes && (reopens || (may.has('message') && (!asks || solved === false || isWriting)));
    const act = closes
      ? this.#button(words.t(rating ? 'send_and_close' : 'close_ticket'), rating ? this.#feedback : { kind: 'confirm' })
      : reopens
        ? this.#button(words.t('reopen'), { kind: 'reopen' })
        : rates && rating
          ? this.#button(words.t('send_rating'), this.#feedback)
          : ticket.status === 'closed' && this.#leadsOn
            ? html`<button class="button wide big" @click=${() => this.#followUp(ticket, words)}>${words.t('follow_up_act')}</button>`
            : nothing;
    const failed = this.#failed;
    if (!writes && !asks && !rates && !failed && waiting.length === 0 && act === nothing) return nothing;
    const reason = failed && words.t('act_refused', { reason: words.reason({ code: failed.refused }) });
    // One template: the field keeps the focus, and its text, when what is around it changes.
    return html`<div class="foot">${errorLine(reason, nothing, 'alert')}
      ${waitingBox(waiting, outbox, words, () => this.#discard(waiting))}
      ${asks ? solvedQuestion(this.verdict, words, this.#change, ticket.closes_at) : nothing}
      ${rates ? ratingFields(this.verdict, agent, words, this.#change) : nothing}
      ${
        writes
          ? composer(
              {
                text: this.#reply,
                placeholder: asks
                  ? words.t('still_open')
                  : agent
                    ? words.t('message_to', { name: agent })
                    : words.t('message_placeholder'),
                sends: !reopens,
                isLater: waiting.length > 0 || this.#online.offline,
                onInput: this.#type,
                onSend: this.#send,
              },
              words,
            )
          : nothing
      }${act}</div>`;
  }

  /** Whether there is a form to go on with: around it, or where the page says. A mailed link's page has none. */
  get #leadsOn(): boolean {
    return !this.isRoot || !!(this.formHref || document.querySelector('logishift-help'));
  }

  /** Writes anew about a ticket that is closed: the new one names it, and is about the same parcel and matter. */
  #followUp(ticket: TicketDetail, words: Words): void {
    const { number, subject, category, delivery } = ticket;
    // Known as theirs already: the form need not say otherwise until it has asked.
    if (delivery) this.session.delivery(delivery.tracking_number).set(delivery);
    this.go({
      view: 'form',
      subject: clip(words.t('follow_up', { number, subject }), limits.subject),
      // Of none, and not of the page's.
      delivery: parcelOf(ticket) ?? '',
      category,
    });
  }

  #button(label: string, act: Act): TemplateResult {
    const busy = this.#sent.some((one) => one.act.kind !== 'message' && !one.refused);
    return html`<button class="button primary wide big" aria-disabled=${busy ? 'true' : nothing}
      @click=${() => busy || this.#do(act)}>${label}</button>`;
  }

  get #feedback(): Act {
    const { rating, comment } = this.verdict;
    return { kind: 'feedback', rating, ...(isVisible(comment) && { comment: comment.trim() }) };
  }

  /** What was decided and refused. */
  get #failed(): Sent | undefined {
    return this.#sent.find(({ act, refused }) => refused && act.kind !== 'message');
  }

  #change = (part: Partial<Verdict>): void => {
    this.verdict = { ...this.verdict, ...part };
    if (this.#failed) this.session.outbox.drop(this.#failed);
  };

  #type = (event: InputEvent): void => {
    this.#reply = (event.target as HTMLTextAreaElement).value;
    this.#presence.typed();
  };

  #send = (event: SubmitEvent): void => {
    event.preventDefault();
    const body = this.#reply.trim();
    if (!isVisible(body)) return;
    this.#newFrom = null;
    this.#do({ kind: 'message', body });
    this.#reply = '';
    // Also where it has not been drawn since it was typed.
    (event.target as HTMLFormElement).querySelector('textarea')!.value = '';
    this.#presence.sent();
  };

  #do(act: Act): void {
    if (this.#failed) this.session.outbox.drop(this.#failed);
    this.session.outbox.send(this.ticketId ?? '', act);
  }

  /** Not sent any more: the words are given back to be written on. */
  #discard(some: Sent[]): void {
    const texts = some.flatMap(({ act }) => (act.kind === 'message' ? act.body : []));
    for (const one of some) this.session.outbox.drop(one);
    this.#reply = [...texts, this.#reply].filter(Boolean).join('\n\n');
    void this.focusOn('.composer textarea');
  }
}
