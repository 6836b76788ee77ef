import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { byId, id, text, time } from './values.js';

/** What staff write about a ticket. No customer ever receives one. */
export const note = z.strictObject({
  id,
  ticket_id: id,
  agent_id: id,
  agent_name: z.string(),
  note: z.string(),
  created_at: time,
});
export type Note = z.output<typeof note>;

export const notes = {
  add: endpoint('notes.add', {
    summary: 'Add an internal note',
    params: byId,
    body: z.strictObject({ note: text(10_000) }).meta({ examples: [{ note: 'The driver left it with a neighbour.' }] }),
    answer: { status: 201, shape: note },
  }),
};
