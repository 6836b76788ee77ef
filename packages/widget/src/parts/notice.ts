import { css, html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';
import { icon } from '../theme/icon.js';
import { logIn, refreshCw, triangleAlert, wifiOff } from '../theme/icons.js';

/** An empty, failed or closed place: what it is, why, and the one thing to do now. */
export function notice(
  outline: string,
  title: string,
  text: string,
  actions: TemplateResult | typeof nothing = nothing,
  kind: 'plain' | 'danger' = 'plain',
): TemplateResult {
  return html`<div class="notice ${kind}">
    <span class="disc">${icon(outline)}</span>
    <h3>${title}</h3>
    <p>${text}</p>
    ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}
  </div>`;
}

/** Could not be loaded: it tries again by itself, and when asked. */
export const failure = (
  words: Words,
  title: string,
  retry: () => void,
  more: TemplateResult | typeof nothing = nothing,
) =>
  notice(
    triangleAlert,
    title,
    words.t('error_text'),
    html`<button class="button primary" @click=${retry}>${icon(refreshCw, 16)}${words.t('try_again')}</button>${more}`,
    'danger',
  );

/** Nobody is signed in. Signing in is the host's business. */
export const signedOut = (words: Words, actions: TemplateResult | typeof nothing = nothing) =>
  notice(logIn, words.t('signed_out_title'), words.t('signed_out_text'), actions);

/** No line: one banner, in plain words. */
export const offlineBanner = (words: Words): TemplateResult =>
  html`<p class="banner" role="status">${icon(wifiOff)}
    <span><strong>${words.t('offline_title')}</strong> ${words.t('offline_text')}</span></p>`;

/** Grey bars in the measure of what comes; shown after 150 ms, so that a quick answer never flickers. */
export const skeleton = (words: Words, ...rows: ('line' | 'short' | 'card' | 'row')[]): TemplateResult =>
  html`<div class="skeleton" role="status" aria-label=${words.t('loading')}>
    ${rows.map((row) => html`<span class="bone ${row}"></span>`)}
  </div>`;

export const noticeStyles = css`
.notice { display: grid; justify-items: center; gap: 6px; padding: 32px 24px; text-align: center; }
.notice .disc {
  display: grid; place-items: center; inline-size: 48px; block-size: 48px; margin-block-end: 6px; border-radius: 50%;
  background: var(--ls-color-surface-2); color: var(--ls-color-text-2);
}
.notice.danger .disc { background: var(--ls-color-danger-tint); color: var(--ls-color-danger); }
.notice h3 { font-size: var(--ls-text-16); }
.notice p { max-inline-size: 36ch; color: var(--ls-color-text-2); text-wrap: balance; }
.notice .actions { display: flex; flex-wrap: wrap; justify-content: center; gap: 8px; margin-block-start: 10px; }
.banner {
  display: flex; gap: 12px; padding: 12px var(--ls-padding); font-size: var(--ls-text-13);
  background: var(--ls-color-warning-tint); color: var(--ls-color-warning);
}
.skeleton { display: grid; gap: 12px; opacity: 0; animation: ls-appear 0s 150ms forwards; }
.bone { display: block; block-size: 14px; border-radius: 4px; background: var(--ls-color-surface-2); }
.bone.short { inline-size: 40%; }
.bone.row { block-size: 44px; border-radius: var(--ls-radius-control); }
.bone.card { block-size: 106px; border-radius: var(--ls-radius-card); }
@keyframes ls-appear { to { opacity: 1; } }
`;
