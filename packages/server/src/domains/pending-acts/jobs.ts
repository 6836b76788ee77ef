import type { Context } from '../../platform/context.js';
import type { AskedJob } from '../../platform/jobs/jobs.js';
import { deleteActsBefore } from './queries.js';
import { releaseAct, releaseJob } from './releasing.js';

/** Milliseconds for which an act is kept: its text is the ticket's by then, or was given back. */
const keptFor = 7 * 24 * 3_600_000;

export const pendingActJobs = (context: Context): AskedJob[] => [
  { name: releaseJob, run: async ({ act_id }) => releaseAct(context, act_id ?? ''), atOnce: 4 },
];

export const forgetOldActs = (context: Context): Promise<void> =>
  deleteActsBefore(context, new Date(context.now().getTime() - keptFor));
