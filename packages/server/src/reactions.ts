import { type EventKind, eventData } from '@logishift/support-sdk/contract';
import { mailOut } from './domains/mail/index.js';
import { notify } from './domains/notifications/index.js';
import type { Reactions } from './platform/events/record.js';

/** Event → who reacts, in the event's own transaction. Notifications have a matrix of their own that says which; mail follows them. */
export const reactions = Object.fromEntries(
  (Object.keys(eventData) as EventKind[]).map((kind) => [kind, [notify, mailOut]]),
) as Reactions;
