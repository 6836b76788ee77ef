import type { TicketStatus } from '@logishift/support-sdk/customer';
import { html, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';
import { statusShape } from '../theme/status-shapes.js';

/** A status in its colour, with its shape and its word. */
export const statusChip = (status: TicketStatus, words: Words): TemplateResult =>
  html`<span class="chip ${status}">${statusShape(status)}${words.t(`status_${status}`)}</span>`;
