import type { View } from '../../events.js';

export const tabs = ['tickets', 'form', 'faq'] as const;
export type Tab = (typeof tabs)[number];

/** The tab a view is of. */
export const tabOf = ({ view }: View): Tab => (view === 'form' || view === 'faq' ? view : 'tickets');

/** What stands behind the page's `#`, if it is ours: `#support=faq`. All else there is the host's. */
const ours = /^#support=(\w+)$/;

/** The tab that the page's address names. */
export const tabOfAddress = (): Tab | undefined => tabs.find((tab) => tab === ours.exec(location.hash)?.[1]);

/**
 * Writes the tab into the page's address, so that the page shows it when it is loaded again: in place of what stands there,
 * as no step of its own, and not where something of the host's stands.
 *
 * @param first the tab shown without a word of the address
 */
export function keepTab(tab: Tab, first: Tab): void {
  const { hash, pathname, search } = location;
  const wanted = tab === first ? '' : `#support=${tab}`;
  if (hash === wanted || (hash && !ours.test(hash))) return;
  history.replaceState(history.state, '', pathname + search + wanted);
}
