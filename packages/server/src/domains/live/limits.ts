import { defineLimits } from '../../platform/http/rate-limit.js';

export const limits = defineLimits({
  signal: { points: 120, seconds: 60 },
});
