import type { Locale, TicketStatus } from '@logishift/support-sdk/contract';

/** A part of a letter. Texts are plain: each form escapes them itself. */
export type Block =
  | { line: string }
  /** What somebody wrote; `more`: it goes on. */
  | { quote: string; by: 'customer' | 'staff'; more: boolean }
  | { code: string };

/** What a mail says, before it is a text or a page. */
export interface Letter {
  locale: Locale;
  subject: string;
  brand: string;
  heading: string;
  /** The ticket it is about, as it is now; no status for who may not see it any more. */
  ticket: { number: string; subject: string; status: { value: TicketStatus; label: string } | null } | null;
  hello: string;
  blocks: Block[];
  /** Stands after a text that goes on elsewhere. */
  readOn: string;
  button: { label: string; url: string } | null;
  notes: string[];
  /** Why one gets it. */
  why: string;
  stop: { label: string; url: string } | null;
}
