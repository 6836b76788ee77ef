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
  key?: string | undefined;
  /** For how long it can be done; without, for as long as it stands there. */
  seconds?: number;
  /** Where it fails, the toast stays. */
  run: () => unknown;
  /** It is closed, and not done. */
  leave?: () => unknown;
}

export interface Toast {
  text: string;
  kind: 'done' | 'person' | 'failed';
  action?: ToastAction | undefined;
}

interface Told extends Toast {
  key: number;
}

interface Shown extends Told {
  /** Shrinks a line by the time that is left. */
  shrink: (line?: Element) => void;
}

/** Milliseconds. */
const usual = 6000;
const news = new EventTarget();

let next = 0;

/**
 * Says in passing what happened; what must not be missed stays where it happened instead, or until it is dealt with. Returns
 * what takes it away.
 */
export function toast(text: string, kind: Toast['kind'] = 'done', action?: ToastAction): () => void {
  const key = next++;
  news.dispatchEvent(new CustomEvent<Told>('toast', { detail: { key, text, kind, action } }));
  return () => news.dispatchEvent(new CustomEvent<number>('over', { detail: key }));
}

/** Nothing that was told one person stands there for the next. */
export function forgetToasts(): void {
  news.dispatchEvent(new Event('forget'));
}

/** Where toasts appear: one for the whole console. */
@customElement('ls-toasts')
export class ToastsPart extends LitElement {
  static override styles = [base, buttons, styles];

  @state() private shown: Shown[] = [];
  /** Where the focus was before it came here. */
  #before: Element | null = null;

  override connectedCallback() {
    super.connectedCallback();
    news.addEventListener('toast', this.#add);
    news.addEventListener('over', this.#over);
    news.addEventListener('forget', this.#forget);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    news.removeEventListener('toast', this.#add);
    news.removeEventListener('over', this.#over);
    news.removeEventListener('forget', this.#forget);
  }

  #over = (event: Event) => this.#remove((event as CustomEvent<number>).detail);

  #forget = () => {
    this.shown = [];
  };

  #add = (event: Event) => {
    const { detail } = event as CustomEvent<Told>;
    const { key, action, kind } = detail;
    const duration = action?.seconds ? action.seconds * 1000 : usual;
    const shrink = (line?: Element) =>
      line?.animate({ transform: ['none', 'scaleX(0)'] }, { duration, fill: 'forwards' });
    this.shown = [...this.#stay(detail), { ...detail, shrink }];
    // Something is still to be done about it.
    if (kind === 'failed' && action) return;
    setTimeout(() => this.#remove(key), duration);
  };

  /** The newest takes the place of what was told before. What failed stays for its time, and what can be done until it is. */
  #stay({ action }: Toast): Shown[] {
    const failed = this.shown.filter(({ kind, action }) => kind === 'failed' && !action).slice(-1);
    const isOffer = (one: Shown) => one.action && (one.kind === 'failed' || !action);
    return this.shown.filter((one) => failed.includes(one) || isOffer(one));
  }

  #remove(key: number) {
    const hadFocus = this.renderRoot.querySelector(':focus')?.closest(`[data-key="${key}"]`);
    this.shown = this.shown.filter((one) => one.key !== key);
    if (hadFocus && this.#before?.isConnected) (this.#before as HTMLElement).focus();
  }

  async #act({ key, action }: Shown) {
    try {
      await action?.run();
    } catch {
      return;
    }
    this.#remove(key);
  }

  #leave({ key, action }: Shown) {
    this.#remove(key);
    void action?.leave?.();
  }

  #cameFrom = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && !this.renderRoot.contains(relatedTarget)) this.#before = relatedTarget;
  };

  protected override render() {
    const icons = { done: CircleCheck, person: UserCheck, failed: CircleAlert };
    return html`<div class="region" role="status" aria-atomic="false" @focusin=${this.#cameFrom}>
      ${repeat(
        this.shown,
        ({ key }) => key,
        (one) => html`<div class="toast ${one.kind}" data-key=${one.key}>
          ${icon(icons[one.kind])}<span>${one.text}</span>
          ${one.action ? this.#action(one, one.action) : nothing}
          <button class="button quiet square" type="button" aria-label=${t.close} @click=${() => this.#leave(one)}>
            ${icon(X)}
          </button>
        </div>`,
      )}
    </div>`;
  }

  #action(one: Shown, { label, key, seconds }: ToastAction) {
    return html`<button class="button quiet act" type="button" @click=${() => this.#act(one)}>
        ${label}${key ? html`<span class="key" aria-hidden="true">${key}</span>` : nothing}
      </button>
      ${seconds ? html`<i class="left" ${ref(one.shrink)}></i>` : nothing}`;
  }
}
