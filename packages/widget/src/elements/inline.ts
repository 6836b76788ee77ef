/** The elements that stand inside a page, loaded when the page has one. */
const views = () => import('./views.define.js');

const inline: Record<string, () => Promise<unknown>> = {
  'logishift-support': () => import('./support/support.define.js'),
  'logishift-ticket-status': () => import('./ticket-status/ticket-status.define.js'),
  'logishift-ticket-form': views,
  'logishift-ticket-list': views,
  'logishift-ticket-view': views,
  'logishift-faq': views,
};

export const load = (name: string): void => void inline[name]?.();
