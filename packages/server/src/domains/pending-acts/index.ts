import { defineDomain } from '../../platform/domain.js';
import { forgetOldActs, pendingActJobs } from './jobs.js';
import { mountPendingActs } from './routes.js';
import { settings } from './settings.js';

/** What staff did and may still undo. */
export const pendingActs = defineDomain({
  name: 'pending-acts',
  settings,
  routes: mountPendingActs,
  jobs: pendingActJobs,
  cleanUp: [forgetOldActs],
});
