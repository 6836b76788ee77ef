import { defineLimits } from '../../platform/http/rate-limit.js';

export const limits = defineLimits({
  register: { points: 20, seconds: 3600, shared: true },
});
