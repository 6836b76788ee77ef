import { NotFoundError, type OwnSession } from '@logishift/support-sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { endSession, ownSessions } from '../../data/account.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, skeletons } from '../../parts/base.styles.js';
import { goOnAt } from '../../parts/focused.js';
import { icon } from '../../parts/icon.js';
import { Monitor, Phone } from '../../parts/icons.js';
import '../../parts/message.js';
import '../../parts/time.js';
import { toast } from '../../parts/toast.js';
import { date } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { styles } from './account-page.styles.js';
import { browserName } from './browser-name.js';
import { embedded } from './embedded.styles.js';

/** Where one is signed in; any other place can be signed out from here. */
@customElement('ls-session-list')
export class SessionList extends LitElement {
  static override styles = [
    base,
    buttons,
    skeletons,
    styles,
    embedded,
    css`
      li { display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 8px 16px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); line-height: 1.4; }
      li:last-child { border: 0; }
      li > .icon { color: var(--ls-color-text-3); }
      .what { flex: 1; min-width: 0; }
      strong { display: block; font-weight: var(--ls-weight-strong); }
      .what span { font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
    `,
  ];

  @state() private ending = '';
  #sessions = new Watch(this, ownSessions);

  protected override render() {
    const { value, error, resource } = this.#sessions;
    const s = t.sessions;
    return html`<section aria-labelledby="heading">
      <div class="head"><h2 id="heading">${s.title}</h2><p>${s.lead}</p></div>
      <div class="card">
        ${
          value
            ? html`<ul>${repeat(value, ({ id }) => id, this.#row)}</ul>`
            : error
              ? html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`
              : html`<div role="status" aria-busy="true" aria-label=${t.loading}>${[1, 2].map(() => html`<i class="skeleton ghost"></i>`)}</div>`
        }
      </div>
    </section>`;
  }

  #row = ({ id, user_agent, created_at, last_used_at, is_current }: OwnSession) => {
    const s = t.sessions;
    const { browser, system } = browserName(user_agent);
    const name = browser && system ? s.on(browser, system) : (browser ?? system ?? s.unknown);
    const onPhone = system === 'iOS' || system === 'Android';
    return html`<li>
      ${icon(onPhone ? Phone : Monitor)}
      <p class="what"><strong title=${user_agent ?? ''}>${name}</strong>
        <span>${s.since(date(created_at))} · ${s.used} <ls-time as="moment" .at=${last_used_at}></ls-time></span></p>
      ${
        is_current
          ? html`<span class="tag">${s.here}</span>`
          : html`<button class="button" type="button" aria-label="${s.end}: ${name}" aria-disabled=${this.ending === id ? 'true' : nothing}
              @click=${() => this.#end(id)}>${s.end}</button>`
      }
    </li>`;
  };

  async #end(id: string) {
    if (this.ending === id) return;
    this.ending = id;
    try {
      await endSession(id);
      toast(t.sessions.ended);
    } catch (error) {
      toast(error instanceof NotFoundError ? t.sessions.gone : explain(error), 'failed');
    } finally {
      this.ending = '';
    }
    await this.updateComplete;
    goOnAt(this.renderRoot, 'li .button');
  }
}
