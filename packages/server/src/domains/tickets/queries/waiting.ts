import { sql } from 'drizzle-orm';
import { supportTickets } from '../tables.js';

/** As `waitingSince` says it. An index has it: it is written there and here alike. */
export const waitingSinceSql = sql`(case when ${supportTickets.status} in ('open', 'in_progress') then ${supportTickets.unanswered_since} end)`;
