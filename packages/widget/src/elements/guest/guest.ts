import { ProblemError } from '@logishift/support-sdk/customer';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { errorLine } from '../../parts/error-line.js';
import { fieldLabel } from '../../parts/field-label.js';
import { codeSent, newProof, type Proof } from '../../session/proof.js';
import type { Words } from '../../texts/words.js';
import { SupportElement } from '../support-element.js';
import { codeOf, isAddress } from './code.js';
import { guestStyles } from './guest.styles.js';

/** Milliseconds until another code may be asked for. */
const pause = 30_000;

/**
 * `<logishift-guest>`: stands where somebody must be known: they prove an e-mail address by a code of six digits, and act
 * as its guest from then on. How far they have come is kept while the page is open.
 */
export class LogishiftGuest extends SupportElement {
  static override properties = {
    waits: {},
    about: {},
    onProved: { attribute: false },
    onBack: { attribute: false },
    code: { state: true },
    error: { state: true },
    busy: { state: true },
  };
  static override styles = [base, controls, guestStyles];

  /** The subject of a ticket that goes out as soon as the address is proven. */
  waits: string | undefined;
  /** Its category and parcel. */
  about: string | undefined;
  /** Called when the address is proven, and when one wants back to what was typed. */
  onProved: () => void = () => {};
  onBack: () => void = () => {};

  protected code = '';
  protected error = '';
  protected busy = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override forget(): void {
    this.code = '';
    this.error = '';
  }

  protected override content(words: Words): TemplateResult {
    const { proof } = this.session;
    return html`<div class="scroll"><div class="pad">
      <form novalidate @submit=${this.#submit}>${proof.sentAt ? this.#codeStep(words) : this.#addressStep(words)}
        ${
          this.waits
            ? html`<div class="card waits"><b><bdi>${this.waits}</bdi></b><span class="more">${this.about ? html`${this.about}\u00a0· ` : nothing}${words.t('guest_kept')}</span>
              <button type="button" class="link" @click=${() => this.onBack()}>${words.t('back')}</button></div>`
            : nothing
        }
        ${proof.sentAt || !this.signIn ? nothing : html`<p class="more">${words.t('guest_account')} <a class="link" href=${this.signIn}>${words.t('sign_in')}</a></p>`}
      </form></div></div>`;
  }

  #addressStep(words: Words): TemplateResult {
    return html`<div class="head"><h2>${words.t('guest_title')}</h2><p>${words.t('guest_text')}</p></div>
      <div>${fieldLabel('email', words.t('email'))}
        <input class="field" id="email" type="email" dir="ltr" autocomplete="email" enterkeyhint="next" required .value=${this.session.proof.email}
          aria-invalid=${this.error ? 'true' : nothing} aria-describedby="error"
          @input=${(event: InputEvent) => this.#type({ email: (event.target as HTMLInputElement).value })} />
        ${errorLine(this.error, 'error', 'alert')}</div>
      ${this.#button(words.t('send_code'))}`;
  }

  #codeStep(words: Words): TemplateResult {
    const { code, error } = this;
    const { email, sentAt, endsAt, triesLeft, from } = this.session.proof;
    const now = performance.now();
    const pauses = sentAt + pause - now;
    // No try is left, or no time: what helps then is the one thing to do.
    const isOver = triesLeft === 0 || endsAt < now;
    const works = isOver ? words.t('code_over') : words.t('code_works', { time: words.span(endsAt - now, 'long') });
    const again = html`<button type="button" class=${isOver ? 'button primary wide big' : 'link'} aria-disabled=${this.busy ? 'true' : nothing} @click=${() => this.#askCode()}>${words.t('code_again')}</button>`;
    return html`<div class="head"><h2 id="code-label">${words.t('code_title')}</h2>
        <p>${words.t('code_sent')} <b dir="ltr">${email}</b></p>
        <button type="button" class="link" @click=${this.#otherAddress}>${words.t('code_other')}</button></div>
      <div><div class="digits ${error ? 'wrong' : ''}" dir="ltr">
        ${[0, 1, 2, 3, 4, 5].map((place) => html`<span class=${place === Math.min(code.length, 5) ? 'at' : ''} aria-hidden="true">${code[place]}</span>`)}
        <input inputmode="numeric" autocomplete="one-time-code" aria-labelledby="code-label" .value=${code}
          aria-invalid=${error ? 'true' : nothing} aria-describedby="error works" @input=${this.#typeCode} />
      </div>${errorLine(this.error, 'error', 'alert')}
      <p class="again"><span id="works">${works}</span>${
        isOver
          ? nothing
          : pauses > 0
            ? html`<span>${words.t('code_again_in', { time: words.span(pauses) })}</span>`
            : again
      }</p></div>
      ${isOver ? again : this.#button(words.t(this.waits ? 'confirm_and_send' : 'confirm'))}
      <p class="more">${from ? html`${words.t('code_spam_from')} <b dir="ltr">${from}</b>` : words.t('code_spam')}</p>`;
  }

  #button(label: string): TemplateResult {
    return html`<button class="button primary wide big" aria-disabled=${this.busy ? 'true' : nothing}>${label}</button>`;
  }

  #type(part: Partial<Proof>): void {
    Object.assign(this.session.proof, part);
    this.error = '';
    this.requestUpdate();
  }

  #typeCode = (event: InputEvent): void => {
    const field = event.target as HTMLInputElement;
    this.code = codeOf(field.value);
    field.value = this.code;
    this.error = '';
    if (this.code.length === 6) void this.#verify();
  };

  #otherAddress = (): void => {
    this.code = '';
    this.#type({ sentAt: 0 });
    void this.focusOn('#email');
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void (this.session.proof.sentAt ? this.#verify() : this.#askCode());
  };

  async #askCode(): Promise<void> {
    const { words } = this;
    const email = this.session.proof.email.trim();
    if (!words || this.busy) return;
    if (!isAddress(email)) {
      this.#fail(words.t('email_wrong'), '#email');
      return;
    }
    const isAgain = this.session.proof.sentAt > 0;
    const locale = words.language;
    await this.#ask(isAgain ? '.digits input' : '#email', async () => {
      const sent = await this.session.publicSupport.guests.requestCode({ email, locale });
      this.code = '';
      this.#type(codeSent(sent, email));
      this.#count();
      this.announce(`${words.t('code_sent')} ${email}`);
      void this.focusOn('.digits input');
    });
  }

  async #verify(): Promise<void> {
    const { words, code } = this;
    if (!words || this.busy) return;
    if (code.length < 6) {
      this.#fail(words.t('code_short'), '.digits input');
      return;
    }
    const { email } = this.session.proof;
    await this.#ask('.digits input', async () => {
      const guest = await this.session.publicSupport.guests.verify({ email, code, locale: words.language });
      this.session.proof = newProof();
      this.session.prove(guest);
      // They may have gone back to mend what waits.
      if (this.isConnected) this.onProved();
    });
  }

  /** Makes a request; what is refused is said beside its field. */
  async #ask(field: string, request: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await request();
    } catch (error) {
      const { words } = this;
      const known = error instanceof ProblemError;
      const code = known && error.code;
      const wrong = code === 'wrong_code';
      // The server knows addresses better than `isAddress`.
      const odd = code === 'invalid_input';
      if (!wrong && !odd) this.session.report(error);
      if (known && wrong) this.#tried(error.problem);
      const left = this.session.proof.triesLeft;
      const key = wrong
        ? left === undefined
          ? 'code_wrong'
          : left
            ? 'code_wrong_left'
            : 'code_wrong_last'
        : odd
          ? 'email_wrong'
          : known
            ? 'act_refused'
            : 'error_title';
      if (words) this.#fail(words.t(key, { count: left ?? 0, reason: words.reason(error) }), field);
    }
    this.busy = false;
  }

  /** A wrong code: how many tries are left, by the server's word, else by counting. */
  #tried({ tries_left }: Record<string, unknown>): void {
    const { proof } = this.session;
    if (typeof tries_left === 'number') proof.triesLeft = tries_left;
    else if (proof.triesLeft) proof.triesLeft -= 1;
  }

  #fail(text: string, field: string): void {
    this.error = text;
    // What was typed stays, to be typed over.
    void this.focusOn(field).then(() => this.renderRoot.querySelector<HTMLInputElement>(field)?.select());
  }

  /** Counts down to the next code and to the end of this one, while that is on screen. */
  #count(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      if (!this.session.proof.sentAt) clearInterval(this.#timer);
      this.requestUpdate();
    }, 1000);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    // Put in place of a form that was sent: the keyboard goes on here.
    if (this.waits) void this.focusOn(this.session.proof.sentAt ? '.digits input' : '#email');
  }
}
