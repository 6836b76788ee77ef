import { html, nothing, type TemplateResult } from 'lit';
import type { Loadable } from '../session/loadable.js';
import type { TextKey } from '../texts/en.js';
import type { Words } from '../texts/words.js';
import { clock, refreshCw, triangleAlert, wifiOff } from '../theme/first-icons.js';
import { icon } from '../theme/icon.js';

/** An empty, failed or closed place: what it is, why, and the one thing to do now. An `alert` is red, and read aloud. */
export function notice(
  outline: string,
  title: string,
  text: string,
  actions: TemplateResult | typeof nothing = nothing,
  role: 'alert' | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="notice" role=${role}>
    <span class="disc">${icon(outline)}</span>
    <h3>${title}</h3>
    <p>${text}</p>
    ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}
  </div>`;
}

/** Could not be loaded: it tries again by itself, and when asked. */
export const failure = (
  words: Words,
  title: TextKey,
  known: Loadable<unknown>,
  more: TemplateResult | typeof nothing = nothing,
) =>
  notice(
    triangleAlert,
    words.t(title),
    words.t('error_text'),
    html`<button class="button primary" aria-disabled=${known.loading ? 'true' : nothing} @click=${() => known.loading || known.reload()}>${icon(refreshCw, 16)}${words.t('try_again')}</button>${more}`,
    'alert',
  );

/**
 * No line, or what was sent waits: one banner, in plain words. Its place is always there, or what comes into it would not
 * be read aloud.
 *
 * @param waits how much waits, in words
 */
export function offlineBanner(words: Words, isOffline: boolean, waits = ''): TemplateResult {
  const says = waits && `${waits}.`;
  return html`<div role="status">${
    isOffline || waits
      ? html`<p class="banner">${icon(isOffline ? wifiOff : clock)}
        <span><strong>${isOffline ? words.t('offline_title') : says}</strong> ${
          isOffline ? `${words.t('offline_text')} ${says}` : words.t('waiting_text')
        }</span></p>`
      : nothing
  }</div>`;
}

type Bone = 'line' | 'short' | 'card' | 'row';

/** Grey bars in the measure of what comes; shown after 150 ms, so that a quick answer never flickers. */
export const skeleton = (words: Words, ...rows: Bone[]): TemplateResult =>
  html`<div class="skeleton" role="status" aria-label=${words.t('loading')}>
    ${rows.map((row) => html`<span class="bone ${row}"></span>`)}
  </div>`;

/** What stands in the place of a thing until it is known: its bones, or why it could not be had. */
export const pending = (words: Words, title: TextKey, known: Loadable<unknown>, ...rows: Bone[]): TemplateResult =>
  known.error ? failure(words, title, known) : skeleton(words, ...rows);
