import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ChangeWatch } from '../../change-watch.js';
import { choices, choose, isChosen } from '../../data/own-choice.js';
import { base, checkboxes } from '../../parts/base.styles.js';
import { canNotify, chime, chooseNotify } from '../../shell/alerts.js';
import { t } from '../../texts/index.js';
import { styles } from './account-page.styles.js';
import { embedded } from './embedded.styles.js';

/** What somebody chose for themselves in this browser: shortcuts by single keys, and how they hear of news elsewhere. */
@customElement('ls-this-browser')
export class ThisBrowser extends LitElement {
  static override styles = [
    base,
    checkboxes,
    styles,
    embedded,
    css`
      label { display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 8px 16px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); cursor: pointer; }
      label:last-of-type { border: 0; }
      label > span { flex: 1; } strong { display: block; font-weight: var(--ls-weight-medium); }
      small { font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
      small.refused { color: var(--ls-color-warning); }
    `,
  ];

  /** The browser does not let us show notifications. */
  @state() private refused = false;

  constructor() {
    super();
    new ChangeWatch(this, choices);
  }

  protected override render() {
    const b = t.browser;
    const choice = (words: [string, string], on: boolean, set: (on: boolean) => void, problem = '') =>
      html`<label><span><strong>${words[0]}</strong><small class=${problem ? 'refused' : ''} role=${problem ? 'status' : nothing}>${problem || words[1]}</small></span>
        <input type="checkbox" .checked=${live(on)} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} /></label>`;
    return html`<section aria-labelledby="heading">
      <div class="head"><h2 id="heading">${b.title}</h2><p>${b.lead}</p></div>
      <div class="card">
        ${choice(b.keys, !isChosen('keys-off'), (on) => choose('keys-off', !on))}
        ${canNotify() ? choice(b.notify, isChosen('notify'), this.#notify, this.refused ? b.refused : '') : nothing}
        ${choice(b.sound, isChosen('sound'), (on) => {
          choose('sound', on);
          // So that one knows it, and the browser knows that it is wanted.
          if (on) chime();
        })}
      </div>
    </section>`;
  }

  #notify = async (on: boolean) => {
    this.refused = !(await chooseNotify(on));
    this.requestUpdate();
  };
}
