import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { now } from '../session/clock.js';
import { age, exact, moment } from '../texts/format.js';

const shown = new Set<TimePart>();
// One clock for all times on the screen.
setInterval(() => {
  for (const part of shown) part.requestUpdate();
}, 30_000);

/** When something was: `age` ("2 h") or `moment` ("13:48"), with the exact time in a tooltip. */
@customElement('ls-time')
export class TimePart extends LitElement {
  static override styles = css`:host { font-variant-numeric: tabular-nums; white-space: nowrap; }`;

  @property() at = '';
  @property() as: 'age' | 'moment' = 'age';

  override connectedCallback() {
    super.connectedCallback();
    shown.add(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    shown.delete(this);
  }

  protected override render() {
    if (!this.at) return html``;
    const words = (this.as === 'age' ? age : moment)(this.at, now());
    return html`<time datetime=${this.at} title=${exact(this.at)}>${words}</time>`;
  }
}
