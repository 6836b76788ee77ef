export { notesById, ticketNotesOf } from './queries.js';
export { mountNotes } from './routes.js';
