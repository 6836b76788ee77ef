import type { Context } from '../../platform/context.js';
import type { ScheduledJob } from '../../platform/jobs/jobs.js';
import { addMissingKeys } from './queries.js';

/** Rows that are locked for a moment. */
const atOnce = 500;

/**
 * What is done about deliveries without anybody waiting for it. A node of the release before may still write some
 * without keys: until they have theirs, they are found by what is written just so.
 */
export const deliveryJobs = (context: Context): ScheduledJob[] => [
  {
    name: 'give-deliveries-their-keys',
    cron: '11 * * * *',
    atStart: true,
    run: async () => {
      while ((await addMissingKeys(context, atOnce)) > 0);
    },
  },
];
