import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../theme/icon.js';
import { circleAlert } from '../theme/icons.js';

/** What is wrong, beside its field; an `alert` is read aloud as soon as it is there. */
export const errorLine = (
  text: string | undefined,
  id: string | typeof nothing = nothing,
  role: 'alert' | typeof nothing = nothing,
): TemplateResult | typeof nothing =>
  text ? html`<p class="error" id=${id} role=${role}>${icon(circleAlert, 16)}<span>${text}</span></p>` : nothing;
