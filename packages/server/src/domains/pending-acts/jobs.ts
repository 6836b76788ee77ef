import type { Context } from '../../platform/context.js';
import type { AskedJob, ScheduledJob } from '../../platform/jobs/jobs.js';
import { deleteActsBefore } from './queries.js';
import { releaseDueActs, releaseJob, releaseOverdueActs } from './releasing.js';

/** Milliseconds for which an act is kept: its text is the ticket's by then, or was given back. */
const keptFor = 7 * 24 * 3_600_000;

export const pendingActJobs = (context: Context): (AskedJob | ScheduledJob)[] => [
  {
    name: releaseJob,
    run: async ({ ticket_id, actor_id }) => releaseDueActs(context, ticket_id ?? '', actor_id ?? ''),
    atOnce: 4,
  },
  { name: 'release-overdue-acts', cron: '*/2 * * * *', run: async () => releaseOverdueActs(context) },
];

export const forgetOldActs = (context: Context): Promise<void> =>
  deleteActsBefore(context, new Date(context.now().getTime() - keptFor));
