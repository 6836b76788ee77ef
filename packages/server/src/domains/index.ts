import type { Domain } from '../platform/domain.js';
import { agents } from './agents/index.js';
import { conversations } from './conversations/index.js';
import { deliveries } from './deliveries/index.js';
import { faq } from './faq/index.js';
import { feedback } from './feedback/index.js';
import { guests } from './guests/index.js';
import { identity } from './identity/index.js';
import { integrations } from './integrations/index.js';
import { live } from './live/index.js';
import { mail } from './mail/index.js';
import { notes } from './notes/index.js';
import { notifications } from './notifications/index.js';
import { ops } from './ops/index.js';
import { pendingActs } from './pending-acts/index.js';
import { search } from './search/index.js';
import { tickets } from './tickets/index.js';

/**
 * The line of domains. Each may import those before it, by their index; news travels the other way as an event, and what an
 * early one needs of a later one is a port. The lint step reads the directions of imports from this list.
 */
export const domains = [
  identity,
  integrations,
  deliveries,
  tickets,
  agents,
  conversations,
  pendingActs,
  guests,
  notes,
  faq,
  feedback,
  search,
  notifications,
  mail,
  live,
  ops,
] as const;

/** The same for whoever does the same with each. */
export const line: readonly Domain[] = domains;
