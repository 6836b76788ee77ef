import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { BellRing, Inbox, Keyboard, UserCheck } from '../../parts/icons.js';
import { href } from '../../router.js';
import { t } from '../../texts/index.js';

/**
 * What somebody who is new here needs to know: what a queue is, how one gets a ticket, keys, and alerts.
 *
 * @fires done - it was read
 */
@customElement('ls-welcome')
export class WelcomePart extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; place-content: safe center; padding: 32px 24px; overflow: auto; }
      .box { display: grid; gap: 20px; justify-items: start; max-width: 460px; }
      h2 { font-size: var(--ls-text-20); font-weight: var(--ls-weight-strong); }
      h2 + p { margin-top: 4px; font-size: var(--ls-text-14); color: var(--ls-color-text-2); }
      ul { display: grid; gap: 16px; }
      li { display: grid; grid-template-columns: 32px minmax(0, 1fr); gap: 12px; }
      .sign { display: grid; place-items: center; width: 32px; height: 32px; border-radius: var(--ls-radius-control); background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); }
      h3 { font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
      li p { font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
      li a { display: inline-block; padding-block: 4px; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-accent); }
      li a:hover { text-decoration: underline; }
      @media (hover: none) and (pointer: coarse) { .keys { display: none; } li a { padding-block: 12px; } .button { min-height: 44px; } }
      @media (max-width: 819px) { :host { padding: 20px 16px 84px; } }
    `,
  ];

  @property() name = '';

  protected override render() {
    const { welcome: w, queue } = t;
    const thing = (sign: unknown, [title, text]: [string, string], link: [string, string] | null = null, kind = '') =>
      html`<li class=${kind}><span class="sign">${sign}</span><div>
        <h3>${title}</h3><p>${text}</p>${link ? html`<a href=${href(link[0])}>${link[1]}</a>` : nothing}
      </div></li>`;
    return html`<div class="box">
      <div><h2>${w.title(this.name.split(' ')[0]!)}</h2><p>${w.lead}</p></div>
      <ul>
        ${thing(icon(Inbox), w.queues(queue.assigned, queue.unassigned))}
        ${thing(icon(UserCheck), w.first(queue.unassigned, queue.assigned), ['/agent/dashboard?queue=unassigned', w.open(queue.unassigned)])}
        ${thing(icon(Keyboard), w.keys(t.nav.shortcuts), null, 'keys')}
        ${thing(icon(BellRing), w.alerts, ['/account', t.profile.account])}
      </ul>
      <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('done'))}>${w.done}</button>
    </div>`;
  }
}
