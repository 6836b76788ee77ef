import type { DayOfTickets } from '@logishift/support-sdk';
import { html, LitElement, nothing, svg } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { dailyTickets } from '../../data/stats.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, skeletons } from '../../parts/base.styles.js';
import '../../parts/dialog.js';
import type { DialogPart } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { Table } from '../../parts/icons.js';
import { date, wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { styles } from './daily-chart.styles.js';

const height = 44;
const pitch = 10;

/** Tickets created and resolved on each of the last days: two bars a day, and the same as a table. */
@customElement('ls-daily-chart')
export class DailyChart extends LitElement {
  static override styles = [base, buttons, skeletons, styles];

  @query('ls-dialog') private dialog!: DialogPart;
  #days = new Watch(this, dailyTickets);

  protected override render() {
    const { value, error } = this.#days;
    // It is beside the point of the page: where it cannot be had, the page does without.
    if (!value && error) return nothing;
    return html`<section class="card" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${t.daily.title}</h2>
        ${value ? this.#key(value) : nothing}
        <button class="button quiet square" type="button" aria-label="${t.daily.title}: ${t.daily.asTable}" title=${t.daily.asTable}
          ?disabled=${!value} @click=${() => this.dialog.show()}>${icon(Table, 14)}</button>
      </div>
      ${value ? chart(value) : html`<i class="skeleton"></i>`}
    </section>
    ${
      value
        ? html`<ls-dialog size="large" .heading=${t.daily.title}>
            <table>
              <thead><tr><th scope="col">${t.daily.day}</th><th scope="col">${t.daily.created}</th><th scope="col">${t.daily.resolved}</th></tr></thead>
              <tbody>${[...value]
                .reverse()
                .map(
                  (day) =>
                    html`<tr><th scope="row">${date(day.day)}</th><td>${wholeNumber(day.created)}</td><td>${wholeNumber(day.resolved)}</td></tr>`,
                )}</tbody>
            </table>
          </ls-dialog>`
        : nothing
    }`;
  }

  #key(days: DayOfTickets[]) {
    const [created, resolved] = sums(days);
    return html`<span class="key-of created">${t.daily.created} ${wholeNumber(created)}</span>
      <span class="key-of resolved">${t.daily.resolved} ${wholeNumber(resolved)}</span>`;
  }
}

function sums(days: DayOfTickets[]): [created: number, resolved: number] {
  return [days.reduce((sum, { created }) => sum + created, 0), days.reduce((sum, { resolved }) => sum + resolved, 0)];
}

function chart(days: DayOfTickets[]) {
  const most = Math.max(1, ...days.map(({ created, resolved }) => Math.max(created, resolved)));
  const bar = (kind: string, count: number, x: number) => {
    // A single ticket beside thousands is still to be seen.
    const tall = count === 0 ? 0 : Math.max(1, (count / most) * height);
    return svg`<rect class=${kind} x=${x} y=${height - tall} width="4" height=${tall} rx="1"></rect>`;
  };
  const [created, resolved] = sums(days).map(wholeNumber) as [string, string];
  return html`<svg viewBox="0 0 ${days.length * pitch} ${height + 1}" preserveAspectRatio="none" role="img"
    aria-label=${t.daily.summary(created, resolved)}>
    ${days.map(
      (day, index) => svg`<g>
        <title>${date(day.day)}: ${t.daily.created} ${day.created}, ${t.daily.resolved} ${day.resolved}</title>
        <rect class="hover" x=${index * pitch} y="0" width=${pitch} height=${height}></rect>
        ${bar('created', day.created, index * pitch + 0.5)}${bar('resolved', day.resolved, index * pitch + 5)}
      </g>`,
    )}
    <line x1="0" x2=${days.length * pitch} y1=${height + 0.5} y2=${height + 0.5}></line>
  </svg>`;
}
