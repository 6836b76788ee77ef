import { defineDomain } from '../../platform/domain.js';
import { limits } from './limits.js';
import { mountFaq } from './routes.js';

/** Questions that were answered before they are asked. */
export const faq = defineDomain({ name: 'faq', limits, routes: mountFaq });
