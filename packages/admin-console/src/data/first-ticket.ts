import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const had = keyed(
  () => new Resource<boolean>(async () => (await support.tickets.assigned({ limit: 1 })).data.length > 0),
);

/** Whether this person has a ticket, or had one that is closed by now. */
export const hasHadTicket = () => had(null);
