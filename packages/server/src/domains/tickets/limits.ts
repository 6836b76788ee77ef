import { defineLimits } from '../../platform/http/rate-limit.js';

export const limits = defineLimits({
  create_ticket_minute: { points: 120, seconds: 60 },
  create_ticket_day: { points: 1000, seconds: 86_400 },
  /** More than anybody types: few searches at once have to do for all. */
  search: { points: 300, seconds: 60 },
  /** Tracking codes that there are not. */
  track_miss: { points: 60, seconds: 3600, shared: true },
});
