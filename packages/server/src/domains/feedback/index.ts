import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { feedbackPort } from '../tickets/index.js';
import { feedbackOf, hasFeedback, rating } from './queries.js';
import { mountFeedback } from './routes.js';

/** How customers rate the help. */
export const feedback = defineDomain({
  name: 'feedback',
  provides: [provide(feedbackPort, { hasFeedback, rating, feedbackOf })],
  routes: mountFeedback,
});
