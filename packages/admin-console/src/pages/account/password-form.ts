import { InvalidInputError, ProblemError } from '@logishift/support-sdk';
import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { changePassword } from '../../data/account.js';
import { base, buttons } from '../../parts/base.styles.js';
import { toast } from '../../parts/toast.js';
import { t } from '../../texts/index.js';
import { explain, explainField } from '../../texts/problems.js';
import '../entrance/field.js';
import type { FieldPart } from '../entrance/field.js';
import { lengthOf, shortest } from '../entrance/password-length.js';
import { styles } from './account-page.styles.js';
import { embedded } from './embedded.styles.js';

/** Changes one's own password; every other session ends. */
@customElement('ls-password-form')
export class PasswordForm extends LitElement {
  static override styles = [
    base,
    buttons,
    styles,
    embedded,
    css`
      form { display: grid; gap: 16px; padding: 16px; }
      .button { justify-self: start; }
      .hint { font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
    `,
  ];

  @state() private busy = false;
  @state() private wrong: { current?: string; next?: string } = {};
  @query('[name=current]') private current!: FieldPart;
  @query('[name=next]') private next!: FieldPart;

  protected override render() {
    const p = t.password;
    return html`<section aria-labelledby="heading">
      <div class="head"><h2 id="heading">${p.title}</h2><p>${p.lead}</p></div>
      <form class="card" novalidate @submit=${this.#submit}>
        <ls-field name="current" type="password" autocomplete="current-password" .label=${p.current} .error=${this.wrong.current ?? ''}></ls-field>
        <ls-field name="next" type="password" autocomplete="new-password" .label=${p.next} .error=${this.wrong.next ?? ''}
          .hint=${html`<span class="hint">${p.hint}</span>`}></ls-field>
        <button class="button" ?disabled=${this.busy}>${p.change}</button>
      </form>
    </section>`;
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    const { current, next } = this;
    this.wrong = {
      ...(!current.value && { current: t.required }),
      ...(lengthOf(next.value) < shortest && { next: t.password.tooShort }),
    };
    if (this.wrong.current) return current.focus();
    if (this.wrong.next) return next.focus();
    this.busy = true;
    try {
      await changePassword({ current_password: current.value, new_password: next.value });
      current.value = '';
      next.value = '';
      toast(t.password.changed);
    } catch (error) {
      const refused = error instanceof ProblemError && error.status < 429;
      if (!refused) return toast(explain(error), 'failed');
      const faults = error instanceof InvalidInputError ? error.errors : [];
      const ofNext = faults.some(({ path }) => path === 'new_password');
      this.wrong = { [ofNext ? 'next' : 'current']: faults.map(explainField).join(' ') || explain(error) };
      (ofNext ? next : current).focus();
    } finally {
      this.busy = false;
    }
  };
}
