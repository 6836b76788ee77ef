import { z } from 'zod';
import { actorName } from './people.js';

/** Why people may see a ticket. */
export const readerReasons = ['customer', 'mailed_link', 'holder', 'unassigned', 'admin'] as const;

/** People who may see a ticket for one reason. */
export const ticketReaders = z.strictObject({
  reason: z.enum(readerReasons).meta({
    description:
      '`customer`: it is theirs. `mailed_link`: whoever has the link that was mailed to its customer. `holder`: they have it. `unassigned`: nobody has it, so every agent sees it. `admin`: they see every ticket',
  }),
  people: z
    .array(actorName)
    .meta({ description: 'By name, the first 100. Suspended people see nothing, and are not among them' }),
  count: z.int().meta({ description: 'How many they are' }),
});
export type TicketReaders = z.output<typeof ticketReaders>;
