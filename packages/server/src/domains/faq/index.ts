import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { KeptFaq, keptFaq } from './kept-faq.js';
import { limits } from './limits.js';
import { mountFaq } from './routes.js';

/** Questions that were answered before they are asked. */
export const faq = defineDomain({
  name: 'faq',
  limits,
  start: async (context) => ({ provides: [provide(keptFaq, new KeptFaq(context))] }),
  routes: mountFaq,
});

export { keptFaq } from './kept-faq.js';
