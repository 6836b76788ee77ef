import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../texts/index.js';
import { base, buttons } from './base.styles.js';
import { icon } from './icon.js';
import { CircleAlert, CircleCheck, UserCheck, X } from './icons.js';
import { styles } from './toast.styles.js';

/** What can be done about what is told. */
export interface ToastAction {
  label: string;
  /** The key that does the same. */
  key?: string;
  /** For how long it can be done; without, for as long as it stands there. */
  seconds?: number;
  run: () => unknown;
}

export interface Toast {
  text: string;
  kind: 'done' | 'person' | 'failed';
  action?: ToastAction | undefined;
}

interface Shown extends Toast {
  key: number;
  /** Shrinks a line by the time that is left. */
  shrink: (line?: Element) => void;
}

/** Milliseconds. */
const usual = 6000;
const news = new EventTarget();

/** Says in passing what happened; what must not be missed stays where it happened instead, or until it is dealt with. */
export function toast(text: string, kind: Toast['kind'] = 'done', action?: ToastAction): void {
  news.dispatchEvent(new CustomEvent<Toast>('toast', { detail: { text, kind, action } }));
}

/** Where toasts appear: one for the whole console. */
@customElement('ls-toasts')
export class ToastsPart extends LitElement {
  static override styles = [base, buttons, styles];

  @state() private shown: Shown[] = [];
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
    const { action, kind } = detail;
    const duration = action?.seconds ? action.seconds * 1000 : usual;
    const shrink = (line?: Element) =>
      line?.animate({ transform: ['none', 'scaleX(0)'] }, { duration, fill: 'forwards' });
    this.shown = [...failed, { ...detail, key, shrink }];
    // Something is still to be done about it.
    if (kind === 'failed' && action) return;
    setTimeout(() => this.#remove(key), duration);
  };

  #remove(key: number) {
    this.shown = this.shown.filter((one) => one.key !== key);
  }

  #act({ key, action }: Shown) {
    this.#remove(key);
    action?.run();
  }

  protected override render() {
    const icons = { done: CircleCheck, person: UserCheck, failed: CircleAlert };
    return html`<div class="region" role="status">
      ${repeat(
        this.shown,
        ({ key }) => key,
        (one) => html`<div class="toast ${one.kind}">
          ${icon(icons[one.kind])}<span>${one.text}</span>
          ${one.action ? this.#action(one, one.action) : nothing}
          <button class="button quiet square" type="button" aria-label=${t.close} @click=${() => this.#remove(one.key)}>
            ${icon(X)}
          </button>
        </div>`,
      )}
    </div>`;
  }

  #action(one: Shown, { label, key, seconds }: ToastAction) {
    return html`<button class="button quiet act" type="button" aria-keyshortcuts=${key ?? nothing} @click=${() => this.#act(one)}>
        ${label}${key ? html`<span class="key" aria-hidden="true">${key}</span>` : nothing}
      </button>
      ${seconds ? html`<i class="left" ${ref(one.shrink)}></i>` : nothing}`;
  }
}
