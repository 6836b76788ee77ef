import type { Context } from '../../platform/context.js';
import type { ScheduledJob } from '../../platform/jobs/jobs.js';
import { addMissingKeys } from './queries.js';

/** Rows that are locked for a moment. */
const atOnce = 500;

export const missingKeysJob = 'give-deliveries-their-keys';

/**
 * What is done about deliveries without anybody waiting for it. A node of the release before may still write some
 * without keys: until they have theirs, they are found by what is written just so.
 */
export const deliveryJobs = (context: Context): ScheduledJob[] => [
  {
    name: missingKeysJob,
    cron: '11 * * * *',
    run: async () => {
      while ((await addMissingKeys(context, atOnce)) > 0);
    },
  },
];
