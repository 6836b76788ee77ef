import { z } from 'zod';
import { defineSettings } from '../../platform/config/settings.js';
import { decimal } from '../../platform/config/values.js';

export const settings = defineSettings({
  shapes: {
    SUPPORT_AUTO_CLOSE_DAYS: decimal(0, 3650).default(7),
    SUPPORT_TICKET_URL: z
      .url({ protocol: /^https?$/ })
      .refine((value) => value.includes('{id}'), 'needs {id}, such as https://www.example.com/support/tickets/{id}')
      .optional(),
  },
  make: (it, { statedUrl, publicUrl }) => ({
    autoCloseDays: it.SUPPORT_AUTO_CLOSE_DAYS,
    /** Where a customer sees a ticket on the host's site; `{id}` stands for it. Without it, on a page of ours. */
    ticketUrl: it.SUPPORT_TICKET_URL ?? `${publicUrl}/ticket/{id}`,
    /** Is `ticketUrl` a page of the host's, where its customers are signed in? */
    hasHostTicketPage: it.SUPPORT_TICKET_URL !== undefined,
    /** The page that shows where a ticket stands to whoever has its tracking code. Absent: nobody said how we are reached. */
    statusUrl: statedUrl && `${publicUrl}/ticket/status`,
  }),
});
