import { ConflictError, type PendingAct } from '@logishift/support-sdk';
import { giveBack } from '../data/drafts.js';
import { type FailedActEvent, lastWaiting, pendingActs } from '../data/pending-acts.js';
import { undo as takeBack } from '../data/tickets.js';
import { toast } from '../parts/toast.js';
import { go, isTicketOpen, place, ticketPath, withQuery } from '../router.js';
import { support } from '../session/support.js';
import { t } from '../texts/index.js';
import { explain, explainCode } from '../texts/problems.js';
import { toComposer } from './to-composer.js';

/** Says what was done, and offers it back for as long as nobody else knows of it. */
export function offerUndo(act: PendingAct, done: string): void {
  const offer = { label: t.undo.undo, key: 'z', seconds: act.release_in, run: () => void undo(act) };
  toast(done, 'done', act.state === 'waiting' ? offer : undefined);
}

/** Takes back what was done last. */
export function undoLast(): void {
  const last = lastWaiting();
  if (last) void undo(last);
}

/** Takes an act back: its text is a draft again, and its ticket is open. */
export async function undo(act: PendingAct): Promise<void> {
  try {
    await takeBack(act);
  } catch (error) {
    const isLate = error instanceof ConflictError && error.code === 'already_released';
    return toast(isLate ? t.undo.late(act.number) : explain(error), 'failed');
  }
  const wasOpen = isOpen(act);
  restore(act);
  open(act);
  toast(t.undo.undone(act.number));
  if (act.body !== null && wasOpen) toComposer.dispatchEvent(new Event('write'));
}

function restore({ ticket_id, body }: PendingAct): void {
  if (body !== null) giveBack(`${ticket_id}:reply`, body);
}

const isAtDesk = () => place().path === '/agent/dashboard';

function isOpen({ ticket_id, number }: PendingAct): boolean {
  return isTicketOpen() && (place().query.get('ticket') === ticket_id || place().path === ticketPath(number));
}

/** At the desk it opens beside the queue, anywhere else on its page. */
function open(act: PendingAct): void {
  if (!isOpen(act)) go(isAtDesk() ? withQuery({ ticket: act.ticket_id }) : ticketPath(act.number));
}

function fail({ act }: FailedActEvent): void {
  const { number, body, failure } = act;
  const drop = () => void support.pendingActs.undo(act.id).catch(() => undefined);
  // A ticket that is not theirs any more has no field to which the words could come back.
  const isLost = failure === 'not_found' && body !== null;
  if (!isLost) {
    restore(act);
    drop();
  }
  const what = body === null ? t.undo.notSet(number) : t.undo.notSent(number);
  const copy = { label: t.undo.copy, run: () => navigator.clipboard.writeText(body ?? '').then(drop) };
  const way = isLost ? copy : { label: t.undo.open, run: () => open(act) };
  toast(`${what} ${failure ? explainCode(failure) : ''}`, 'failed', way);
}

/** From now on what could not happen is told. */
export function followActs(): void {
  pendingActs.addEventListener('failed', (event) => fail(event as FailedActEvent));
}
