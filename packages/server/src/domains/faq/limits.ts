import { defineLimits } from '../../platform/http/rate-limit.js';

export const limits = defineLimits({
  /** Of people whom nobody knows. */
  faq_vote: { points: 30, seconds: 3600, shared: true },
});
