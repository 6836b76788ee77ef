import type { TicketAwaiting, TicketStatus } from '@logishift/support-sdk';
import { html } from 'lit';
import { t } from '../texts/index.js';
import { awaits } from './closed-sets.js';
import type { MenuItem } from './menu.js';
import './status.js';

/** A status to set; on hold says whose turn it is. */
export interface StatusChoice {
  status: TicketStatus;
  awaiting?: TicketAwaiting;
}

/** The moves that are allowed, as items of a menu. On Hold is one group, with whom it awaits. */
export function statusItems(allowed: TicketStatus[], hints: Partial<Record<TicketStatus, string>> = {}): MenuItem[] {
  const holdLast = [...allowed].sort((a, b) => Number(a === 'on_hold') - Number(b === 'on_hold'));
  return holdLast.flatMap((status): MenuItem[] => {
    if (status !== 'on_hold') {
      const hint = hints[status];
      return [{ value: status, label: html`<ls-status .status=${status}></ls-status>`, ...(hint && { hint }) }];
    }
    const words = t.ticket.onHold;
    const group = { name: words, label: html`<ls-status .status=${status} .words=${words}></ls-status>` };
    return awaits.map((whom) => ({ value: `on_hold:${whom}`, label: t.ticket.holdFor[whom], group }));
  });
}

/** What an item of `statusItems` stands for. */
export function statusChoice(value: string): StatusChoice {
  const [status, awaiting] = value.split(':') as [TicketStatus, TicketAwaiting | undefined];
  return { status, ...(awaiting && { awaiting }) };
}
