import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { limits } from './limits.js';
import { mountFaq } from './routes.js';
import { FaqShelves, faqShelves } from './shelf.js';

/** Questions that were answered before they are asked. */
export const faq = defineDomain({
  name: 'faq',
  limits,
  start: async () => ({ provides: [provide(faqShelves, new FaqShelves())] }),
  routes: mountFaq,
});
