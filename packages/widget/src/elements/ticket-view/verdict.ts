import type { TicketDetail } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldLabel } from '../../parts/field-label.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { check, star } from '../../theme/icons.js';

/** What the customer has chosen so far on a resolved ticket. */
export interface Verdict {
  solved: boolean | undefined;
  rating: number;
  comment: string;
}

const stars = [1, 2, 3, 4, 5] as const;

/** What was said of the help. */
export function rated({ feedback }: TicketDetail, words: Words): TemplateResult | typeof nothing {
  if (!feedback) return nothing;
  const { rating, comment } = feedback;
  return html`<div class="card verdict section">
    <span class="stars given" role="img" aria-label=${words.t('your_rating', { rating })}>
      ${stars.map((count) => html`<span class="star ${count <= rating ? 'on' : ''}">${icon(star)}</span>`)}
    </span>
    ${comment ? html`<p dir="auto">${comment}</p>` : nothing}
  </div>`;
}

/** "Did this solve it?": Yes or Not yet. */
export function solvedQuestion(
  verdict: Verdict,
  words: Words,
  change: (part: Partial<Verdict>) => void,
  closesAt: string | null,
): TemplateResult {
  const choice = (solved: boolean) => html`<label class="answer">
    <input class="sr-only" type="radio" name="solved" .checked=${verdict.solved === solved} @change=${() => change({ solved })} />
    ${verdict.solved === solved ? icon(check, 16) : nothing}<span>${words.t(solved ? 'solved_yes' : 'solved_no')}</span>
  </label>`;
  return html`<div class="section" part="solved" role="radiogroup" aria-labelledby="solved-label">
    <h3 id="solved-label">${words.t('solved_question')}</h3>
    <div class="answers">${choice(true)}${choice(false)}</div>
    ${
      verdict.solved === false
        ? html`<p class="hint-text">${words.t('not_yet_text')}</p>`
        : verdict.solved === undefined && closesAt
          ? html`<p class="hint-text">${words.t('closes_at', { time: words.date(closesAt) })}</p>`
          : nothing
    }
  </div>`;
}

/** One to five stars and a comment. */
export function ratingFields(
  verdict: Verdict,
  agent: string | undefined,
  words: Words,
  change: (part: Partial<Verdict>) => void,
): TemplateResult {
  return html`<div class="section" part="rating">
    <div role="radiogroup" aria-labelledby="rating-label">
      <div class="label"><span class="question" id="rating-label">${agent ? words.t('rate_name', { name: agent }) : words.t('rate')}</span>
        <span class="hint">${words.t('optional')}</span></div>
      <div class="stars">
        ${stars.map(
          (
            count,
          ) => html`<label class="star ${count <= verdict.rating ? 'on' : ''}" title=${words.t(`rating_${count}`)}>
            <input class="sr-only" type="radio" name="rating" value=${count} .checked=${verdict.rating === count}
              aria-label="${words.t('stars', { count })}, ${words.t(`rating_${count}`)}" @change=${() => change({ rating: count })} />
            ${icon(star, 28)}</label>`,
        )}
        ${verdict.rating ? html`<span class="word" aria-hidden="true">${words.t(`rating_${verdict.rating as 1}`)}</span>` : nothing}
      </div>
    </div>
    ${
      verdict.rating
        ? html`<div>${fieldLabel('comment', words.t('comment'), words.t('comment_who'))}
          <textarea class="field" dir="auto" id="comment" rows="2" maxlength="2000" aria-describedby="comment-hint" .value=${verdict.comment}
            @input=${(event: InputEvent) => change({ comment: (event.target as HTMLTextAreaElement).value })}></textarea></div>`
        : nothing
    }
  </div>`;
}
