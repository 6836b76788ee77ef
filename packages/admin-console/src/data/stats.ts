import type { SupportStats } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const counts = keyed(() => new Resource<SupportStats>(() => support.tickets.stats()));

/** Admin: how many tickets there are, by status, and how many nobody has. */
export const supportStats = () => counts(null);
