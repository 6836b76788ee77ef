import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../texts/index.js';
import { base, buttons } from './base.styles.js';
import { icon } from './icon.js';
import { CircleAlert, CircleCheck, UserCheck, X } from './icons.js';
import { styles } from './toast.styles.js';

export interface Toast {
  text: string;
  kind?: 'done' | 'person' | 'failed';
}

const news = new EventTarget();

/** Says in passing what happened; what must not be missed stays where it happened instead. */
export function toast(text: string, kind: Toast['kind'] = 'done'): void {
  news.dispatchEvent(new CustomEvent<Toast>('toast', { detail: { text, kind } }));
}

/** Where toasts appear: one for the whole console. */
@customElement('ls-toasts')
export class ToastsPart extends LitElement {
  static override styles = [base, buttons, styles];

  @state() private shown: (Toast & { key: number })[] = [];
  #next = 0;

  override connectedCallback() {
    super.connectedCallback();
    news.addEventListener('toast', this.#add);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    news.removeEventListener('toast', this.#add);
  }

  #add = (event: Event) => {
    const key = this.#next++;
    const { detail } = event as CustomEvent<Toast>;
    // The newest takes the place of what was told before; what failed stays for its time.
    const failed = this.shown.filter(({ kind }) => kind === 'failed').slice(-1);
    this.shown = [...failed, { ...detail, key }];
    setTimeout(() => this.#remove(key), 6000);
  };

  #remove(key: number) {
    this.shown = this.shown.filter((one) => one.key !== key);
  }

  protected override render() {
    const icons = { done: CircleCheck, person: UserCheck, failed: CircleAlert };
    return html`<div class="region" role="status">
      ${repeat(
        this.shown,
        ({ key }) => key,
        ({ key, text, kind = 'done' }) => html`<div class="toast ${kind}">
          ${icon(icons[kind])}<span>${text}</span>
          <button class="button quiet square" type="button" aria-label=${t.close} @click=${() => this.#remove(key)}>
            ${icon(X)}
          </button>
        </div>`,
      )}
    </div>`;
  }
}
