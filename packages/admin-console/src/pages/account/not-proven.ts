import { RateLimitedError } from '@logishift/support-sdk';
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sendVerification } from '../../data/account.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { MailCheck, MailWarning } from '../../parts/icons.js';
import { toast } from '../../parts/toast.js';
import { session } from '../../session/session.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';

/** Says that one's own address is not proven, and has the mail sent again that proves it. */
@customElement('ls-not-proven')
export class NotProven extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host { display: block; }
      .notice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 10px; padding: 12px 14px; border-radius: var(--ls-radius-control); background: var(--ls-color-warning-tint); font-size: var(--ls-text-13); }
      .notice > .icon { margin-top: 2px; color: var(--ls-color-warning); }
      strong { font-weight: var(--ls-weight-strong); color: var(--ls-color-warning); }
      p { grid-column: 2; color: var(--ls-color-text); }
      .button { grid-column: 2; justify-self: start; margin-top: 6px; }
      .sent { display: flex; align-items: center; gap: 6px; margin-top: 4px; font-weight: var(--ls-weight-medium); }
    `,
  ];

  @state() private step: 'idle' | 'sending' | 'sent' = 'idle';

  protected override render() {
    const a = t.account;
    // No mail leaves this server: there is no link to open.
    if (session.user?.mail_from === null)
      return html`<div class="notice">${icon(MailWarning)}<strong>${a.notProvenTitle}</strong><p>${a.noMails}</p></div>`;
    return html`<div class="notice">
      ${icon(MailWarning)}<strong>${a.notProvenTitle}</strong>
      <p>${a.notProvenText}</p>
      ${
        this.step === 'sent'
          ? html`<p class="sent" role="status">${icon(MailCheck, 14)}${a.sentAgain(session.user?.email ?? '')}</p>`
          : html`<button class="button" type="button" ?disabled=${this.step === 'sending'} @click=${this.#send}>
              ${this.step === 'sending' ? a.sending : a.sendAgain}
            </button>`
      }
    </div>`;
  }

  #send = async () => {
    this.step = 'sending';
    try {
      await sendVerification();
      this.step = 'sent';
    } catch (error) {
      this.step = 'idle';
      toast(error instanceof RateLimitedError ? t.account.tooSoon : explain(error), 'failed');
    }
  };
}
