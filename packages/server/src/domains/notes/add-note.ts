import type { Note } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { newId } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { loadForChange, recordOnTicket, requireAction } from '../tickets/index.js';
import { insertNote } from './queries.js';

/** Adds an internal note. The ticket itself does not change: its customer must not learn that something was written. */
export async function addNote(request: Request, { id, note: text }: { id: string; note: string }): Promise<Note> {
  return inTransaction(request, async (request) => {
    const { actor } = request;
    const ticket = await loadForChange(request, id);
    requireAction(request, ticket, 'note');
    const note = {
      id: newId(request),
      ticket_id: ticket.id,
      agent_id: actor.id,
      note: text,
      created_at: request.now().toISOString(),
    };
    await insertNote(request, note);
    await recordOnTicket(request, 'ticket.note', { note_id: note.id }, ticket);
    return { ...note, agent_name: actor.name };
  });
}
