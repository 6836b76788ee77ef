import type { Agent, FoundStaffTicket, Me, StaffTicket } from '@logishift/support-sdk';
import { queues, ticketLists } from '../data/tickets.js';
import { commandKey } from '../parts/command-key.js';
import type { icon } from '../parts/icon.js';
import {
  BookOpen,
  CircleCheck,
  CircleDot,
  CirclePause,
  Inbox,
  KeyRound,
  LogOut,
  Mail,
  Monitor,
  Moon,
  Settings,
  Sun,
  Table,
  TextSearch,
  Ticket,
  UserCheck,
  Users,
} from '../parts/icons.js';
import { type Mark, onOneLine } from '../parts/marked-text.js';
import { ticketPath } from '../router.js';
import { session } from '../session/session.js';
import { t } from '../texts/index.js';
import { offered } from './palette-actions.js';
import { type Entry, fitness } from './palette-matches.js';
import { chooseTheme, chosenTheme, themes } from './theme.js';
import { searchPath } from './to-search.js';

export interface PaletteEntry extends Entry {
  icon: Parameters<typeof icon>[0];
  hint?: string;
  key?: string;
  /** Where it leads; without one it does something. */
  path?: string;
  run?: () => void;
  /** Choosing it types this. */
  types?: string;
  /** What was said there, on a line of its own. */
  quote?: { text: string; marks: Mark[]; isNote: boolean };
  /** The label is a sentence: what was typed is not to be marked in it. */
  plain?: boolean;
}

export interface PaletteGroup {
  heading: string;
  entries: PaletteEntry[];
}

const queueIcons = { assigned: Inbox, unassigned: CircleDot, on_hold: CirclePause, resolved: CircleCheck };
const queueKeys = { assigned: 'g m', unassigned: 'g u', on_hold: 'g h', resolved: 'g r' };
const themeIcons = { auto: Monitor, light: Sun, dark: Moon };
/** Of people there may be hundreds: the palette shows the best. */
const fewPeople = 6;

function pages(user: Me): PaletteEntry[] {
  const page = (path: string, sign: PaletteEntry['icon'], label: string, key?: string) => ({
    id: path,
    path,
    icon: sign,
    label,
    ...(key && { key }),
  });
  return [
    ...queues.map((queue) =>
      page(`/agent/dashboard?queue=${queue}`, queueIcons[queue], t.queue[queue], queueKeys[queue]),
    ),
    ...(user.role === 'admin'
      ? [
          page('/admin/support', Table, t.nav.allTickets),
          page('/admin/agents', Users, t.nav.agents),
          page('/admin/faq', BookOpen, t.nav.faq),
          page('/admin/mail', Mail, t.nav.mail),
          page('/admin/api-keys', KeyRound, t.nav.apiKeys),
          page('/admin/settings', Settings, t.nav.settings),
        ]
      : []),
    page(searchPath(), TextSearch, t.search.title, 'g s'),
    page('/account', UserCheck, t.profile.account),
  ];
}

function looks(): PaletteEntry[] {
  return [
    ...themes
      .filter((name) => name !== chosenTheme())
      .map((name) => ({
        id: `theme-${name}`,
        icon: themeIcons[name],
        label: t.palette.theme(t.profile[name]),
        run: () => chooseTheme(name),
      })),
    { id: 'sign-out', icon: LogOut, label: t.profile.signOut, run: () => void session.signOut() },
  ];
}

const people = (agents: Agent[]): PaletteEntry[] =>
  agents
    .filter(({ state }) => state === 'approved')
    .map(({ id, name, email, open_tickets }) => ({
      id: `agent-${id}`,
      icon: Users,
      label: t.palette.ticketsOf(name),
      hint: t.management.open(open_tickets),
      words: `${name} ${email}`,
      path: `/admin/support?agent=${id}`,
    }));

export const ticketEntry = ({ id, number, subject, status, customer }: StaffTicket): PaletteEntry => ({
  id: `ticket-${id}`,
  icon: Ticket,
  label: number,
  words: `${subject} ${customer.name}`,
  hint: `${t.status[status]} · \u2068${subject}\u2069`,
  path: ticketPath(number),
});

/** A ticket that the server found, with the sentence that has the words. */
const foundEntry = (ticket: FoundStaffTicket): PaletteEntry => {
  const { hit } = ticket;
  const isText = hit?.in === 'message' || hit?.in === 'note' || hit?.in === 'description';
  return {
    ...ticketEntry(ticket),
    ...(isText && { quote: { ...onOneLine(hit.text, hit.marks), isNote: hit.in === 'note' } }),
  };
};

/** A number, parcel, phone or address, and not words: what has it is what is meant. */
const isIdentifier = (typed: string) => /^\S*\d{3}\S*$|^\S+@\S+$/u.test(typed.trim());

const everything = (typed: string): PaletteEntry => ({
  id: 'everything',
  icon: TextSearch,
  label: t.search.everything(`\u2068${typed.trim()}\u2069`),
  plain: true,
  key: `${commandKey} ⇧ F`,
  path: searchPath(typed),
});

/** Those of every list that this person has looked at. */
function seenTickets(): PaletteEntry[] {
  const loaded = ticketLists().flatMap((list) => list.value?.data ?? []);
  return [...new Map(loaded.map((ticket) => [ticket.id, ticket])).values()].map(ticketEntry);
}

/** Everything that fits what was typed, what concerns the open ticket first. */
export function groupsFor(
  typed: string,
  user: Me,
  { agents, ticket, found }: { agents: Agent[]; ticket: StaffTicket | null; found: FoundStaffTicket[] },
): PaletteGroup[] {
  const groups: PaletteGroup[] = [
    ...offered().map(({ heading, actions }, place) => ({
      heading,
      entries: actions
        .map((action, index) => ({ ...action, id: `action-${place}-${index}` }))
        .filter(({ rare }) => typed.trim() || !rare),
    })),
    { heading: t.palette.goTo, entries: pages(user) },
    // Nobody looks for a ticket or a person without naming one.
    { heading: t.palette.seen, entries: typed.trim() && !ticket ? seenTickets() : [] },
    { heading: t.palette.people, entries: typed.trim() ? people(agents) : [] },
    { heading: t.palette.console, entries: looks() },
  ].map(({ heading, entries }) => ({ heading, entries: best(entries, typed) }));
  const one = ticket ? [{ heading: t.palette.ticket, entries: [ticketEntry(ticket)] }] : [];
  const listed = new Set([...one, ...groups].flatMap(({ entries }) => entries.map(({ id }) => id)));
  const texts = {
    heading: t.search.inTickets,
    entries: found.map(foundEntry).filter(({ id }) => !listed.has(id)),
  };
  const last = { heading: t.search.title, entries: typed.trim() ? [everything(typed)] : [] };
  // What comes from the server comes later: below, it moves nothing away from under the hand.
  const all = isIdentifier(typed) ? [...one, texts, ...groups, last] : [...one, ...groups, texts, last];
  return all.filter(({ entries }) => entries.length > 0);
}

function best(entries: PaletteEntry[], typed: string): PaletteEntry[] {
  const most = typed.trim() ? fewPeople : entries.length;
  return entries
    .map((entry) => ({ entry, rank: fitness(entry, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}
