import type { Context } from '../../platform/context.js';
import type { AskedJob, ScheduledJob } from '../../platform/jobs/jobs.js';
import { closeResolvedTickets } from './auto-close.js';
import { verifyDelivery, verifyDeliveryJob, verifyDeliveryRetries } from './verify-delivery.js';

/** What is done about tickets without anybody waiting for it. */
export const ticketJobs = (context: Context): (AskedJob | ScheduledJob)[] => [
  {
    name: 'close-resolved-tickets',
    cron: '*/5 * * * *',
    run: async () => void (await closeResolvedTickets(context)),
  },
  {
    name: verifyDeliveryJob,
    run: async ({ ticket_id }) => verifyDelivery(context, ticket_id ?? ''),
    retryLimit: verifyDeliveryRetries,
  },
];
