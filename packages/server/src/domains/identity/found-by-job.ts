import type { Context } from '../../platform/context.js';
import type { ScheduledJob } from '../../platform/jobs/jobs.js';
import { addMissingFoundBy } from './queries.js';

/** Rows that are locked for a moment. */
const atOnce = 500;

/** A node of the release before does not say what customers are found by: until then they are not found by it. */
export const foundByJobOf = (context: Context): ScheduledJob => ({
  name: 'say-what-customers-are-found-by',
  cron: '37 * * * *',
  atStart: true,
  run: async () => {
    while ((await addMissingFoundBy(context, atOnce)) > 0);
  },
});
