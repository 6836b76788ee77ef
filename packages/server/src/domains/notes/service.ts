import type { Note } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/new-id.js';
import { audienceOf, loadForChange, requireAction, subjectOf } from '../tickets/index.js';
import { insertNote } from './queries.js';

/** Adds an internal note. The ticket itself does not change: its customer must not learn that something was written. */
export async function addNote(context: Context, actor: Actor, ticketId: string, text: string): Promise<Note> {
  return inTransaction(context, async (context) => {
    const ticket = await loadForChange(context, actor, ticketId);
    requireAction(ticket, actor, 'note');
    const note = {
      id: newId(context),
      ticket_id: ticket.id,
      agent_id: actor.id,
      note: text,
      created_at: context.now().toISOString(),
    };
    await insertNote(context, note);
    await record(context, {
      kind: 'ticket.note',
      actor,
      ticket: subjectOf(ticket),
      data: { note_id: note.id },
      audience: audienceOf('ticket.note', ticket, ticket),
    });
    return { ...note, agent_name: actor.name };
  });
}
