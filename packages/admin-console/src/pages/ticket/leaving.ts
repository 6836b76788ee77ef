import type { TicketStatus } from '@logishift/support-sdk';
import type { Question } from '../../parts/confirm.js';
import { t } from '../../texts/index.js';
import type { ComposerMode } from './composer.js';
import type { Wanted } from './wanted.js';

/** What is done with a ticket that one had begun to answer: a status, `assign` to somebody else, or on to the `next`. */
export type Leaving = Exclude<TicketStatus, 'in_progress'> | 'assign' | 'next';

/** How a change ends or leaves a ticket; null where it stays as it is on its holder's desk. */
export function leavingBy(wanted: Wanted, me: string): Leaving | null {
  if ('agent_id' in wanted) return wanted.agent_id === me ? null : 'assign';
  return wanted.status === undefined || wanted.status === 'in_progress' ? null : wanted.status;
}

/** What is asked before that over a text that was not sent. `yes` sends it first, `other` leaves it behind as a draft. */
export function questionOn(leaving: Leaving, mode: ComposerMode, canSend: boolean): Question {
  const u = t.unsent;
  const asked = { title: u[mode], text: u.text, no: t.back };
  const without = u.without[leaving];
  if (!canSend) return { ...asked, yes: without };
  const isStatus = leaving !== 'assign' && leaving !== 'next';
  const yes = isStatus && mode === 'reply' ? t.composer.sendAnd[leaving] : u.first[mode];
  return { ...asked, yes, other: without, calm: true };
}
