import { html, type TemplateResult } from 'lit';
import type { View } from '../../events.js';

/** Fetches the code of the views beyond the first, once. */
export const loadViews = (): Promise<unknown> => import('../views.define.js');

/** The element of a view; it draws itself as soon as its code is there. */
export function drawView(at: View, delivery: string | null | undefined, fill: boolean): TemplateResult {
  if (at.view !== 'home') loadViews().catch(() => {});
  switch (at.view) {
    case 'home':
      return html`<logishift-home ?fill=${fill} .delivery=${at.delivery ?? delivery}></logishift-home>`;
    case 'tickets':
      return html`<logishift-ticket-list ?fill=${fill}></logishift-ticket-list>`;
    case 'faq':
      return html`<logishift-faq ?fill=${fill} .category=${at.category} .entryId=${at.entryId} .query=${at.query}></logishift-faq>`;
    case 'form':
      return html`<logishift-ticket-form ?fill=${fill} .category=${at.category} .delivery=${at.delivery ?? delivery}></logishift-ticket-form>`;
    case 'ticket':
      return html`<logishift-ticket-view ?fill=${fill} .ticketId=${at.ticketId}></logishift-ticket-view>`;
  }
}
