import { admin } from '../people.js';

/**
 * What happens to a ticket after it was written, step by step. A step says who acts, does it with their client, and knows by
 * the ticket as it is whether it has been done: texts and moves are in a ticket once. One with a `text` is a message. Where nobody is named, the story's agent acts. The other
 * side is told of all but what is `isQuiet`, and has read it (see reading.js) unless it is `isUnseen`.
 */
const said = (text) => (ticket) => ticket.messages.some(({ body }) => body === text);
const moved = (field, value) => (ticket) => ticket.timeline.some(({ data }) => data[`to_${field}`] === value);

export const take = (who) => ({
  who,
  isTaking: true,
  isDone: (ticket) => ticket.agent_id !== null || ticket.timeline.some(({ kind }) => kind === 'ticket.assigned'),
  act: (client, id) => client.tickets.assignSelf(id),
});

/** An answer; `and` moves the ticket with it: `{ status: 'on_hold', awaiting: 'carrier' }`. */
export const reply = (body, and = {}, who = undefined) => ({
  who,
  text: body,
  isDone: said(body),
  act: (client, id) => client.messages.send(id, { body, ...and }),
});
export const hold = (awaiting, body) => reply(body, { status: 'on_hold', awaiting });
export const resolve = (body) => reply(body, { status: 'resolved' });

export const note = (text, who = undefined) => ({
  isQuiet: true,
  note: text,
  who,
  isDone: (ticket) => ticket.notes.some((one) => one.note === text),
  act: (client, id) => client.notes.add(id, text),
});

export const set = (field, value, who = undefined) => ({
  isQuiet: field === 'priority',
  who,
  isDone: moved(field, value),
  act: (client, id) => client.tickets.updateStatus(id, { [field]: value }),
});

/** The last step of a story: nobody whom it is to has read it yet. */
export const unseen = (step) => ({ ...step, isUnseen: true });

/** An admin gives it to another agent. */
export const give = (to) => ({
  to,
  who: admin,
  isDone: (ticket, idOf) => ticket.timeline.some(({ data }) => data.to_agent?.id === idOf(to)),
  act: (client, id, idOf) => client.tickets.reassign(id, idOf(to)),
});

/** An admin closes what its customer has not answered. */
export const close = () => ({ ...set('status', 'closed'), who: admin, isEnd: true });

export const say = (body) => ({
  who: 'customer',
  text: body,
  isDone: said(body),
  act: (client, id) => client.messages.send(id, body),
});

export const confirm = () => ({
  who: 'customer',
  isEnd: true,
  isDone: (ticket) => ticket.status === 'closed',
  act: (client, id) => client.tickets.confirm(id),
});

export const rate = (rating, comment) => ({
  rating,
  comment,
  who: 'customer',
  isDone: (ticket) => ticket.feedback !== null,
  act: (client, id) => client.feedback.give(id, { rating, ...(comment && { comment }) }),
});
