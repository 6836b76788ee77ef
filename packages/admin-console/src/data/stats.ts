import type { DayOfTickets, SupportStats } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const counts = keyed(() => new Resource<SupportStats>(() => support.tickets.stats()));

/** Admin: how many tickets there are, by status, and how many nobody has. */
export const supportStats = () => counts(null);

const days = keyed(() => new Resource<DayOfTickets[]>(async () => (await support.tickets.daily()).data));

/** Admin: tickets created and resolved on each of the last 30 days (UTC), the oldest first. */
export const dailyTickets = () => days(null);
