import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';
import { icon } from '../theme/icon.js';
import { check } from '../theme/icons.js';
import { statusShape } from '../theme/status-shapes.js';
import { type Step, stepsOf, type Way } from './steps.js';

/** The way of a ticket as a line of nodes: along the top of a conversation, or down a card with a word on each. */
export function stepper(way: Way, words: Words, form: 'across' | 'down'): TemplateResult {
  return html`<ol class="steps ${form}" part="steps" aria-label=${words.t('ticket_progress')}>
    ${stepsOf(way).map(
      (
        step,
      ) => html`<li class="step ${step.state} ${step.status}" aria-current=${step.state === 'current' ? 'step' : nothing}>
        <span class="node">${glyph(step)}</span>
        <span class="name">${words.t(`status_${step.status}`)}</span>
        ${step.at ? html`<time datetime=${step.at} title=${words.exact(step.at)}>${form === 'across' ? words.when(step.at) : words.moment(step.at)}</time>` : nothing}
        ${form === 'down' ? html`<span class="says">${says(step, way, words)}</span>` : nothing}
      </li>`,
    )}
  </ol>`;
}

function glyph(step: Step): TemplateResult | typeof nothing {
  if (step.state === 'future') return nothing;
  return step.state === 'done' || step.status === 'resolved' ? icon(check, 16) : statusShape(step.status, 12);
}

function says(step: Step, way: Way, words: Words): string {
  const current = step.state === 'current';
  if (step.status === 'open') return words.t(current ? 'step_open_waiting' : 'step_open');
  if (step.status === 'in_progress')
    return words.t(step.state === 'future' ? 'step_in_progress' : 'step_in_progress_now');
  if (step.status === 'on_hold') return words.t(way.awaiting ? `step_on_hold_${way.awaiting}` : 'step_on_hold');
  if (step.status === 'resolved') return words.t('step_resolved');
  // A word under a step that is still to come would read as if it were done.
  return step.state === 'future' ? '' : words.t('step_closed');
}
