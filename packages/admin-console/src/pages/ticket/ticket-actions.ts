import type { TicketDetail, TicketStatus } from '@logishift/support-sdk';
import { agentList, assignable } from '../../data/agents.js';
import { awaits, categories, priorities } from '../../parts/closed-sets.js';
import {
  CircleCheck,
  CircleDot,
  CirclePause,
  Flag,
  Link,
  Lock,
  Reply,
  RotateCcw,
  Tag,
  UserPlus,
  UserX,
} from '../../parts/icons.js';
import { statusChoice } from '../../parts/status-items.js';
import type { PaletteAction } from '../../shell/palette-actions.js';
import { t } from '../../texts/index.js';
import type { ComposerMode } from './composer.js';
import type { Wanted } from './wanted.js';

/** What the open ticket's page can do. */
export interface TicketActs {
  take(): void;
  write(mode: ComposerMode): void;
  want(wanted: Wanted): void;
  copyLink(): void;
}

const signs: Record<TicketStatus, PaletteAction['icon']> = {
  open: CircleDot,
  in_progress: RotateCcw,
  on_hold: CirclePause,
  resolved: CircleCheck,
  closed: CircleCheck,
};

/** What can be done with the ticket, for the command palette: as its controls, what the server says is allowed. */
export function ticketActions(ticket: TicketDetail, acts: TicketActs): PaletteAction[] {
  const allowed = new Set(ticket.allowed_actions);
  const actions: PaletteAction[] = [];
  if (allowed.has('assign_self')) actions.push({ label: t.ticket.take, icon: UserPlus, key: 'a', run: acts.take });
  if (allowed.has('message'))
    actions.push({ label: t.composer.reply, icon: Reply, key: 'r', run: () => acts.write('reply') });
  if (allowed.has('note'))
    actions.push({ label: t.composer.note, icon: Lock, key: 'n', run: () => acts.write('note') });
  // Resolving comes first: it is what most tickets come to.
  const statuses = [...ticket.allowed_statuses].sort((a, b) => Number(b === 'resolved') - Number(a === 'resolved'));
  for (const status of statuses) {
    const key = status === 'resolved' ? { key: 'e' } : {};
    for (const value of status === 'on_hold' ? awaits.map((whom) => `on_hold:${whom}`) : [status]) {
      const choice = statusChoice(value);
      const { awaiting } = choice;
      const label = `${t.ticket.status}: ${t.status[status]}${awaiting ? ` · ${t.awaits[awaiting]}` : ''}`;
      // As the menu of statuses says it.
      const words = awaiting ? `${t.ticket.onHold} ${t.ticket.holdFor[awaiting]}` : '';
      // Whom a ticket on hold awaits is four of a kind: the customer is the usual one, the others are found by typing.
      const rare = awaiting !== undefined && awaiting !== 'customer';
      actions.push({ label, words, icon: signs[status], rare, ...key, run: () => acts.want(choice) });
    }
  }
  const open = ticket.allowed_statuses.includes('on_hold') ? `${t.ticket.status}: ${t.status.on_hold}` : '';
  if (open) actions.push({ label: `${open}…`, icon: signs.on_hold, types: open });
  if (allowed.has('priority')) {
    for (const priority of priorities.filter((one) => one !== ticket.priority)) {
      const label = `${t.ticket.priority}: ${t.priority[priority]}`;
      actions.push({ label, icon: Flag, run: () => acts.want({ priority }) });
    }
  }
  if (allowed.has('reassign')) {
    const heading = t.palette.assignTo('').trim();
    actions.push({ label: `${heading}…`, icon: UserPlus, types: heading });
    // Its controls have loaded them.
    const others = assignable(agentList().value ?? []).filter(({ id }) => id !== ticket.agent_id);
    for (const { id, name, email, open_tickets } of others) {
      const words = `${t.management.columns.agent} ${email}`;
      const run = () => acts.want({ agent_id: id, agent_name: name });
      actions.push({
        label: t.palette.assignTo(name),
        words,
        hint: t.management.open(open_tickets),
        icon: UserPlus,
        rare: true,
        run,
      });
    }
    if (ticket.agent_id) {
      const run = () => acts.want({ agent_id: null, agent_name: t.management.unassigned });
      actions.push({ label: t.management.unassign, words: heading, icon: UserX, rare: true, run });
    }
  }
  if (allowed.has('category')) {
    actions.push({ label: `${t.ticket.category}…`, icon: Tag, types: t.ticket.category });
    for (const category of categories.filter((one) => one !== ticket.category)) {
      const label = `${t.ticket.category}: ${t.category[category]}`;
      actions.push({ label, icon: Tag, rare: true, run: () => acts.want({ category }) });
    }
  }
  actions.push({ label: t.ticket.copyLink, icon: Link, run: acts.copyLink });
  return actions;
}
