import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { notePort } from '../tickets/index.js';
import { hasNote, ticketNotesOf } from './queries.js';
import { mountNotes } from './routes.js';

export { notesById } from './queries.js';

/** What staff write for each other. */
export const notes = defineDomain({
  name: 'notes',
  provides: [provide(notePort, { hasNote, notesOf: ticketNotesOf })],
  routes: mountNotes,
});
