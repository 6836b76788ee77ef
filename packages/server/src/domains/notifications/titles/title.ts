import type { TicketStatus } from '@logishift/support-sdk/contract';
import type { en } from './en.js';

/** What a notification is called: each has a title in English, and so in every language. */
export type Template = Exclude<keyof typeof en, 'status'>;

/** The titles of one language. `{name}` stands for what a notification says; statuses are put into words first. */
export type Titles = Record<Template, string> & { status: Record<TicketStatus, string> };
