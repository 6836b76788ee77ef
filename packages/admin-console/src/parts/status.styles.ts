import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex; align-items: center; gap: 6px; white-space: nowrap;
    font-weight: var(--ls-weight-medium); color: var(--color);
  }
  :host([look='chip']) {
    height: 22px; padding: 0 8px; border-radius: 5px; background: var(--tint);
    font-size: var(--ls-text-12); line-height: 1;
  }
  .shape { flex: none; display: block; }
  :host([status='open']) { --color: var(--ls-color-open); --tint: var(--ls-color-open-tint); }
  :host([status='in_progress']) { --color: var(--ls-color-in-progress); --tint: var(--ls-color-in-progress-tint); }
  :host([status='on_hold']) { --color: var(--ls-color-on-hold); --tint: var(--ls-color-on-hold-tint); }
  :host([status='resolved']) { --color: var(--ls-color-resolved); --tint: var(--ls-color-resolved-tint); }
  :host([status='closed']) { --color: var(--ls-color-closed); --tint: var(--ls-color-closed-tint); }
`;
