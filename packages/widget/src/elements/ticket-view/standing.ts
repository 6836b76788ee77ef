import type { TicketDetail } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { packageIcon } from '../../theme/icons.js';

/** Where a ticket stands, in a sentence. */
export function standing(ticket: TicketDetail, agent: string | undefined, words: Words): string {
  if (ticket.status === 'on_hold') return words.t(ticket.awaiting ? `step_on_hold_${ticket.awaiting}` : 'step_on_hold');
  if (agent && ticket.status === 'in_progress') return words.t('says_in_progress_name', { name: agent });
  if (agent && ticket.status === 'resolved') return words.t('says_resolved_name', { name: agent });
  return words.t(`says_${ticket.status}`);
}

/** What became of a parcel number that nobody could vouch for at once. */
export function parcelNote(ticket: TicketDetail, words: Words): TemplateResult | typeof nothing {
  const { delivery_state: state, delivery_ref: number } = ticket;
  if (!state || state === 'verified') return nothing;
  const text = words.t(state === 'unverified' ? 'delivery_checking' : 'delivery_not_known');
  return html`<p class="parcel">${icon(packageIcon, 16)}<span>${number ? html`<bdi>${number}</bdi> · ` : nothing}${text}</span></p>`;
}
