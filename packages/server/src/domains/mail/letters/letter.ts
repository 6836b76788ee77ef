import type { Locale, TicketStatus } from '@logishift/support-sdk/contract';

/** A part of a letter. Texts are plain: each form escapes them itself. */
export type Block =
  | { line: string }
  /** What somebody wrote; `more`: it goes on. */
  | { quote: string; by: 'customer' | 'staff'; more: boolean }
  | { code: string };

/** The ticket a mail is about, as it is now. Who may not see it any more gets its number and subject alone. */
export interface LetterTicket {
  number: string;
  subject: string;
  status: { value: TicketStatus; label: string } | null;
  category: string | null;
  /** The number of the parcel, which always stands left to right, behind a word that says what it is. */
  parcel: { label: string; number: string } | null;
}

/** What a mail says, before it is a text or a page. */
export interface Letter {
  locale: Locale;
  subject: string;
  brand: string;
  /** What has happened, each in a line, the first of all. */
  titles: string[];
  ticket: LetterTicket | null;
  hello: string;
  blocks: Block[];
  /** Stands after a text that goes on elsewhere. */
  readOn: string;
  button: { label: string; url: string } | null;
  notes: string[];
  /** A link for whoever its reader likes. */
  share: { line: string; url: string } | null;
  /** Why one gets it. */
  why: string;
  stop: { label: string; url: string } | null;
}
