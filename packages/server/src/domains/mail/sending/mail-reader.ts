import { notificationKinds } from '@logishift/support-sdk/contract';
import { defineReader } from '../../../platform/events/reader.js';
import { perhapsMailed } from '../queries.js';
import { notifyByMailJob } from './expand.js';

/**
 * Passes on the events that somebody may want a mail of, each as a job: what goes wrong with one then holds up no other. Most are wanted
 * by nobody, and cost no job.
 */
export const mailReader = defineReader({
  name: 'mail',
  version: 1,
  kinds: notificationKinds,
  apply: async (context, events) => {
    const wanted = await perhapsMailed(
      context,
      events.map(({ id }) => id),
    );
    for (const event_id of wanted) await context.enqueue(context, notifyByMailJob, { event_id });
  },
});
