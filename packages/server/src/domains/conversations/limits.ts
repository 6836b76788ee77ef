import { defineLimits } from '../../platform/http/rate-limit.js';

export const limits = defineLimits({
  send_message_minute: { points: 60, seconds: 60 },
  send_message_day: { points: 500, seconds: 86_400 },
});
