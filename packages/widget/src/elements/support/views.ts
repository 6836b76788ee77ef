import { html, type TemplateResult } from 'lit';
import { LogishiftErrorEvent, type View } from '../../events.js';
import { untilItComes } from '../../session/until-it-comes.js';
import type { SupportElement } from '../support-element.js';

const asking = new WeakSet<Element>();

/** Fetches the code of the views beyond the first: each element asks until it comes, or until it goes itself. */
export function loadViews(asker: Element): void {
  if (asking.has(asker)) return;
  asking.add(asker);
  untilItComes(
    asker,
    async () => (await import('../views.define.js')).defineViews(),
    (error) => asker.dispatchEvent(new LogishiftErrorEvent(error)),
  ).catch(() => asking.delete(asker));
}

/** The element of a view inside another; it draws itself as soon as its code is there. */
export function drawView(around: SupportElement, at: View, fill: boolean): TemplateResult {
  const { delivery } = around;
  if (at.view !== 'home') loadViews(around);
  switch (at.view) {
    case 'home':
      return html`<logishift-home ?fill=${fill} .delivery=${at.delivery ?? delivery}></logishift-home>`;
    case 'tickets':
      return html`<logishift-ticket-list ?fill=${fill}></logishift-ticket-list>`;
    case 'news':
      return html`<logishift-news ?fill=${fill}></logishift-news>`;
    case 'faq':
      return html`<logishift-faq ?fill=${fill} .category=${at.category} .entryId=${at.entryId} .query=${at.query}></logishift-faq>`;
    case 'form':
      return html`<logishift-ticket-form ?fill=${fill} .category=${at.category} .delivery=${at.delivery ?? delivery} .asked=${at}></logishift-ticket-form>`;
    case 'ticket':
      return html`<logishift-ticket-view ?fill=${fill} .ticketId=${at.ticketId}></logishift-ticket-view>`;
  }
}
