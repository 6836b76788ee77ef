import type { Context } from '../../platform/context.js';
import type { AskedJob, ScheduledJob } from '../../platform/jobs/jobs.js';
import { closeResolvedTickets } from './background/auto-close.js';
import { verifyDelivery, verifyDeliveryJob, verifyDeliveryRetries } from './background/verify-delivery.js';
import { addMissingWaits } from './queries/tickets.js';

/** Rows that are locked for a moment. */
const atOnce = 500;

/** What is done about tickets without anybody waiting for it. */
export const ticketJobs = (context: Context): (AskedJob | ScheduledJob)[] => [
  {
    name: 'close-resolved-tickets',
    cron: '*/5 * * * *',
    run: async () => void (await closeResolvedTickets(context)),
  },
  {
    // A node of the release before does not write it: until then they stand behind those of which it is known.
    name: 'give-tickets-their-wait',
    atStart: true,
    cron: '23 * * * *',
    run: async () => {
      while ((await addMissingWaits(context, atOnce)) > 0);
    },
  },
  {
    name: verifyDeliveryJob,
    run: async ({ ticket_id }) => verifyDelivery(context, ticket_id ?? ''),
    retryLimit: verifyDeliveryRetries,
  },
];
