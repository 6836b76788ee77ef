import type { PresentPerson } from '@logishift/support-sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../texts/index.js';
import './avatar.js';
import { base } from './base.styles.js';

/** Who else is at a ticket: the customer, typing or not, and colleagues, lest two answer at once. */
@customElement('ls-presence')
export class PresencePart extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 20px; min-height: 28px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
      .group { display: inline-flex; align-items: center; gap: 8px; min-width: 0; }
      .faces { display: inline-flex; }
      .faces ls-avatar + ls-avatar { margin-inline-start: -6px; }
      .replying { color: var(--ls-color-warning); font-weight: var(--ls-weight-medium); }
      .here { width: 6px; height: 6px; border-radius: 50%; background: var(--ls-color-resolved); }
      .dots { display: inline-flex; gap: 3px; }
      .dots i { width: 4px; height: 4px; border-radius: 50%; background: var(--ls-color-accent); animation: step 1.2s infinite ease-in-out; }
      .dots i:nth-child(2) { animation-delay: 0.15s; } .dots i:nth-child(3) { animation-delay: 0.3s; }
      @keyframes step { 0%, 60%, 100% { opacity: 0.3; } 30% { opacity: 1; } }
    `,
  ];

  @property({ attribute: false }) people: PresentPerson[] = [];

  protected override render() {
    const customer = this.people.find(({ role }) => role === 'customer');
    const staff = this.people.filter(({ role }) => role !== 'customer');
    return html`${customer ? this.#customer(customer) : nothing}<span role="status">${staff.length > 0 ? this.#staff(staff) : nothing}</span>`;
  }

  #customer({ name, state }: PresentPerson) {
    const who = name || t.role.customer;
    const typing = state === 'typing';
    return html`<span class="group customer">
      <ls-avatar size="small" kind="customer" .name=${name}></ls-avatar>
      ${typing ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : html`<i class="here"></i>`}
      <span class="truncate">${typing ? t.presence.typing(who) : t.presence.here(who)}</span>
    </span>`;
  }

  #staff(staff: PresentPerson[]) {
    const typing = staff.filter(({ state }) => state === 'typing');
    const told = typing.length > 0 ? typing : staff;
    const words = typing.length > 0 ? t.presence.replying : t.presence.looking;
    const names = new Intl.ListFormat(document.documentElement.lang || undefined).format(told.map(({ name }) => name));
    return html`<span class="group ${typing.length > 0 ? 'replying' : 'looking'}">
      <span class="faces">${staff.slice(0, 4).map(({ name }) => html`<ls-avatar size="small" .name=${name}></ls-avatar>`)}</span>
      <span class="truncate">${words(names, told.length)}</span>
    </span>`;
  }
}
