import type { DayOfTickets } from '@logishift/support-sdk';
import { html, LitElement, nothing, svg } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dailyTickets } from '../../data/stats.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, skeletons } from '../../parts/base.styles.js';
import '../../parts/dialog.js';
import type { DialogPart } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { Table } from '../../parts/icons.js';
import { calendarDay, shortDay, wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { chartScale } from './chart-scale.js';
import { styles } from './daily-chart.styles.js';

const height = 48;
const pitch = 10;

/**
 * Tickets created and resolved on each of the last days: two bars a day, and the same as a table. What is pointed at, or the
 * cursor of the arrow keys, is told in numbers.
 */
@customElement('ls-daily-chart')
export class DailyChart extends LitElement {
  static override styles = [base, buttons, skeletons, styles];

  @query('ls-dialog') private dialog!: DialogPart;
  /** The day that is pointed at. */
  @state() private pointed: number | null = null;
  /** The day that the keys have come to; null: nobody has come here by key. */
  @state() private reached: number | null = null;
  @state() private hasFocus = false;
  #days = new Watch(this, dailyTickets);

  protected override render() {
    const { value, error } = this.#days;
    // It is beside the point of the page: where it cannot be had, the page does without.
    if (!value && error) return nothing;
    return html`<section class="card" aria-label=${t.daily.title}>
      ${this.#head(value)} ${value ? this.#chart(value) : html`<i class="skeleton"></i>`}
    </section>
    ${
      value
        ? html`<ls-dialog size="large" .heading=${t.daily.title}>
            <table>
              <thead><tr><th scope="col">${t.daily.day}</th><th scope="col">${t.daily.created}</th><th scope="col">${t.daily.resolved}</th></tr></thead>
              <tbody>${[...value]
                .reverse()
                .map(
                  ({ day, created, resolved }) =>
                    html`<tr><th scope="row">${calendarDay(day)}</th><td>${wholeNumber(created)}</td><td>${wholeNumber(resolved)}</td></tr>`,
                )}</tbody>
            </table>
          </ls-dialog>`
        : nothing
    }`;
  }

  /** What is counted: of all days, or of the one that is looked at. */
  #head(days: DayOfTickets[] | undefined) {
    const one = days?.[this.#shown ?? -1];
    const { created, resolved } = one ?? sumOf(days ?? []);
    return html`<div class="head">
      <h2 class=${one ? 'visually-hidden' : 'title truncate'}>${t.daily.title}</h2>
      ${one ? html`<span class="title day truncate">${shortDay(one.day)}</span>` : nothing}
      ${
        days
          ? html`<span class="key-of created">${t.daily.created} ${wholeNumber(created)}</span>
            <span class="key-of resolved">${t.daily.resolved} ${wholeNumber(resolved)}</span>`
          : nothing
      }
      <button class="button quiet square" type="button" aria-label="${t.daily.title}: ${t.daily.asTable}" title=${t.daily.asTable}
        ?disabled=${!days} @click=${() => this.dialog.show()}>${icon(Table, 14)}</button>
    </div>`;
  }

  #chart(days: DayOfTickets[]) {
    const scale = chartScale(Math.max(...days.map(({ created, resolved }) => Math.max(created, resolved))));
    const at = Math.min(this.reached ?? days.length - 1, days.length - 1);
    const all = sumOf(days);
    const half = Math.floor(days.length / 2);
    const label = (index: number) => html`<span>${days[index] ? shortDay(days[index].day) : ''}</span>`;
    return html`<div class="chart">
      <div class="numbers" aria-hidden="true">${scale.map((number) => html`<span>${wholeNumber(number)}</span>`)}</div>
      <div class="days" role="slider" tabindex="0" aria-orientation="horizontal" aria-valuemin="0" aria-valuemax=${days.length - 1} aria-valuenow=${at}
        aria-label=${told(t.daily.title, all)} aria-valuetext=${told(calendarDay(days[at]!.day), days[at]!)}
        @keydown=${this.#key} @focus=${this.#focused} @blur=${this.#focused} @pointermove=${this.#point} @pointerdown=${this.#point}
        @pointerleave=${this.#leave} @pointercancel=${this.#leave}>${bars(days, scale, this.#shown)}</div>
      <div class="dates" aria-hidden="true">${label(0)}<span>${label(half)}${label(days.length - 1)}</span></div>
    </div>`;
  }

  get #shown(): number | null {
    return this.pointed ?? (this.hasFocus ? (this.reached ?? (this.#days.value?.length ?? 0) - 1) : null);
  }

  get #isRightToLeft(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  /** The arrows go where they point to. */
  #key = (event: KeyboardEvent) => {
    const last = (this.#days.value?.length ?? 0) - 1;
    const at = Math.min(this.reached ?? last, last);
    const right = this.#isRightToLeft ? -1 : 1;
    const to = {
      ArrowRight: at + right,
      ArrowLeft: at - right,
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      PageUp: at + 7,
      PageDown: at - 7,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.pointed = null;
    this.reached = Math.max(0, Math.min(to, last));
  };

  /** A press gives it the focus, too: then the pointer says which day. */
  #focused = (event: FocusEvent) => {
    this.hasFocus = event.type === 'focus';
  };

  #point = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    const days = this.#days.value?.length ?? 0;
    const day = Math.floor((this.#isRightToLeft ? 1 - part : part) * days);
    this.pointed = Math.max(0, Math.min(day, days - 1));
    if (event.type === 'pointerdown') this.reached = this.pointed;
  };

  #leave = () => {
    this.pointed = null;
  };
}

type Counted = Pick<DayOfTickets, 'created' | 'resolved'>;

const told = (what: string, { created, resolved }: Counted): string =>
  t.daily.summary(what, wholeNumber(created), wholeNumber(resolved));

const sumOf = (days: DayOfTickets[]): Counted => ({
  created: days.reduce((sum, { created }) => sum + created, 0),
  resolved: days.reduce((sum, { resolved }) => sum + resolved, 0),
});

function bars(days: DayOfTickets[], scale: number[], shown: number | null) {
  const top = scale.at(-1)!;
  const width = days.length * pitch;
  const bar = (kind: string, count: number, x: number) => {
    // A single ticket beside thousands is still to be seen.
    const tall = count === 0 ? 0 : Math.max(1, (count / top) * height);
    return svg`<rect class=${kind} x=${x} y=${height - tall} width="4" height=${tall} rx="1"></rect>`;
  };
  return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${scale.map((number) => {
      const y = height - (number / top) * height;
      return svg`<line x1="0" x2=${width} y1=${y} y2=${y}></line>`;
    })}
    ${days.map(
      ({ created, resolved }, index) => svg`<g>
        ${shown === index ? svg`<rect class="at" x=${index * pitch} y="0" width=${pitch} height=${height}></rect>` : nothing}
        ${bar('created', created, index * pitch + 0.5)}${bar('resolved', resolved, index * pitch + 5.5)}
      </g>`,
    )}
  </svg>`;
}
