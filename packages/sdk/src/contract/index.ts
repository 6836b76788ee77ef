/**
 * The one contract: shapes and endpoints that the server validates with, the SDK takes its types from,
 * and `/openapi.json` is made from.
 */
import { agents } from './agents.js';
import { auth } from './auth.js';
import { deliveries } from './deliveries.js';
import { faq } from './faq.js';
import { feedback } from './feedback.js';
import { guests } from './guests.js';
import { integrations } from './integrations.js';
import { live } from './live.js';
import { mails } from './mail.js';
import { messages } from './messages.js';
import { notes } from './notes.js';
import { notifications } from './notifications.js';
import { ops } from './ops.js';
import { pendingActs } from './pending-acts.js';
import { person } from './person.js';
import { settingsEndpoints } from './settings.js';
import { tickets } from './tickets.js';

export const contract = {
  tickets,
  messages,
  pendingActs,
  notes,
  feedback,
  deliveries,
  live,
  person,
  guests,
  faq,
  agents,
  notifications,
  mail: mails,
  integrations,
  auth,
  settings: settingsEndpoints,
  ops,
};
export type Contract = typeof contract;

export * from './agents.js';
export * from './auth.js';
export * from './counted-to.js';
export * from './deliveries.js';
export * from './email-address.js';
export * from './endpoint.js';
export * from './events.js';
export * from './exchanges.js';
export * from './faq.js';
export * from './feedback.js';
export * from './guests.js';
export * from './integrations.js';
export * from './live.js';
export * from './mail.js';
export * from './messages.js';
export * from './notes.js';
export * from './notifications.js';
export * from './operation.js';
export * from './operations.js';
export * from './ops.js';
export * from './pending-acts.js';
export * from './people.js';
export * from './person.js';
export * from './problem.js';
export * from './readers.js';
export * from './settings.js';
export * from './tickets.js';
export * from './values.js';
