import { ConflictError, type PendingAct } from '@logishift/support-sdk';
import { giveBack } from '../data/drafts.js';
import { isChosen } from '../data/own-choice.js';
import { dismissAct, type FailedActEvent, isWaiting, lastWaiting, pendingActs } from '../data/pending-acts.js';
import { undo as takeBack } from '../data/tickets.js';
import { commandKey } from '../parts/command-key.js';
import { focused, isField } from '../parts/focused.js';
import { toast } from '../parts/toast.js';
import { go, isTicketOpen, place, ticketPath, withQuery } from '../router.js';
import { session } from '../session/session.js';
import { t } from '../texts/index.js';
import { explain, explainCode } from '../texts/problems.js';
import { toComposer } from './to-composer.js';

/** Says what was done, and offers it back for as long as nobody else knows of it. */
export function offerUndo(act: PendingAct, done: string): void {
  const offer = { label: t.undo.undo, key: keyNow(), seconds: act.release_in, run: () => undo(act) };
  const close = toast(done, 'done', act.state === 'waiting' ? offer : undefined);
  if (act.state === 'waiting') offers.set(act.id, close);
}

/** What ends an offer, by its act. */
const offers = new Map<string, () => void>();

/** What was undone elsewhere, or has happened, is not offered. */
function endOffers(): void {
  for (const [id, close] of offers) {
    if (isWaiting(id)) continue;
    close();
    offers.delete(id);
  }
}

/** The key that takes back from where one is: letters do nothing by themselves in a field, or at all by choice. */
function keyNow(): string | undefined {
  if (isField(focused())) return `${commandKey} Z`;
  return isChosen('keys-off') ? undefined : 'z';
}

/** Takes back what was done last. */
export function undoLast(): void {
  const last = lastWaiting();
  if (last) void undo(last);
}

/** Takes an act back: its text is a draft again, and its ticket is open. */
export async function undo(act: PendingAct): Promise<void> {
  const who = session.user?.id;
  try {
    await takeBack(act);
  } catch (error) {
    const isLate = error instanceof ConflictError && error.code === 'already_released';
    toast(isLate ? t.undo.late(act.number) : explain(error), 'failed');
    return;
  }
  if (who !== session.user?.id) return;
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
  const { id, number, body, failure } = act;
  const what = body === null ? t.undo.notSet(number) : t.undo.notSent(number);
  const words = failure ? `${what} ${explainCode(failure)}` : what;
  // A ticket that is not theirs any more has no field to which the words could come back.
  if (failure === 'not_found' && body !== null) {
    const copy = () => navigator.clipboard.writeText(body).then(() => dismissAct(id));
    toast(words, 'failed', { label: t.undo.copy, run: copy, leave: () => dismissAct(id) });
    return;
  }
  restore(act);
  void dismissAct(id);
  toast(words, 'failed', { label: t.undo.open, run: () => open(act) });
}

/** From now on what could not happen is told. */
export function followActs(): void {
  pendingActs.addEventListener('change', endOffers);
  pendingActs.addEventListener('failed', (event) => fail(event as FailedActEvent));
}
