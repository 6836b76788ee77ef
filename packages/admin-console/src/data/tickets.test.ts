import { ConflictError, StaleVersionError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { admin, adminElsewhere, atTheirDesk, newAgent, newCustomer, newTicket, signIn } from '../../test/people.js';
import { support } from '../session/support.js';
import { queueCounts } from './queue-counts.js';
import { forgetAll } from './resource.js';
import { TicketList } from './ticket-list.js';
import { act, addNote, change, queueList, reassign, take, ticketDetail } from './tickets.js';

/** Loads what is there now. */
async function loaded<R extends { reload(): Promise<void>; value: unknown; error: unknown }>(
  resource: R,
): Promise<NonNullable<R['value']>> {
  await resource.reload();
  if (resource.error) throw resource.error;
  return resource.value as NonNullable<R['value']>;
}

describe('tickets, on the real server', () => {
  afterEach(forgetAll);

  it('move from Unassigned to My Tickets when they are taken', async () => {
    await signIn(await newAgent('Meera Iyer'));
    const { ticket } = await newTicket();
    const holds = async (queue: 'assigned' | 'unassigned') =>
      (await loaded(queueList(queue))).data.some(({ id }) => id === ticket.id);
    assert.deepEqual([await holds('assigned'), await holds('unassigned')], [false, true]);
    const { version } = await take(ticket.id);
    assert.isFalse(queueList('unassigned').holds(ticket.id), 'it left at once, before anything was asked again');
    assert.deepEqual([await holds('assigned'), await holds('unassigned')], [true, false]);
    await loaded(ticketDetail(ticket.id));
    await act(ticket.id, { body: 'It is found.', status: 'resolved' }, { attempt: crypto.randomUUID(), seen: version });
    assert.isFalse(queueList('assigned').holds(ticket.id), 'so it did when it was resolved');
    assert.isTrue((await loaded(queueList('resolved'))).data.some(({ id }) => id === ticket.id));
  });

  it('name who has a ticket that somebody else took first', async () => {
    const arjun = await newAgent('Arjun Nair');
    await signIn(await newAgent('Meera Iyer'));
    const { ticket } = await newTicket();
    await (await atTheirDesk(arjun)).tickets.assignSelf(ticket.id);
    const refusal = await take(ticket.id).catch((error: unknown) => error);
    assert.instanceOf(refusal, ConflictError);
    assert.equal((refusal as ConflictError).code, 'already_assigned');
    assert.include((refusal as ConflictError).problem.agent as object, { name: 'Arjun Nair' });
  });

  it('are not overwritten by a change that saw an older version; the newer one comes with the refusal', async () => {
    await signIn(await newAgent('Meera Iyer'));
    const { ticket } = await newTicket();
    await take(ticket.id);
    const seen = await loaded(ticketDetail(ticket.id));
    await (await adminElsewhere()).tickets.updateStatus(ticket.id, { priority: 'high' });
    const refusal = await change(seen, { status: 'resolved' }).catch((error: unknown) => error);
    assert.instanceOf(refusal, StaleVersionError);
    assert.include((refusal as StaleVersionError).problem.ticket as object, {
      priority: 'high',
      status: 'in_progress',
    });
    const now = await loaded(ticketDetail(ticket.id));
    assert.equal(now.status, 'in_progress');
    assert.equal((await change(now, { status: 'resolved' })).status, 'resolved');
  });

  it('are changed when an answer was lost and the change is sent again: one does not meet oneself', async () => {
    await signIn(await newAgent('Meera Iyer'));
    const { ticket } = await newTicket();
    await take(ticket.id);
    const seen = await loaded(ticketDetail(ticket.id));
    await support.tickets.updateStatus(ticket.id, { status: 'resolved' }, { ifMatch: seen.version });
    assert.equal((await change(seen, { status: 'resolved' })).status, 'resolved');
    const other = await change(seen, { status: 'on_hold' }).catch((error: unknown) => error);
    assert.instanceOf(other, StaleVersionError);
  });

  it('that nobody holds wait in Unassigned only while they are open, in the list as in the count', async () => {
    await signIn(await newAgent('Meera Iyer'));
    const { ticket } = await newTicket();
    const counted = async () => (await loaded(queueCounts())).unassigned;
    const before = await counted();
    await (await adminElsewhere()).tickets.updateStatus(ticket.id, { status: 'resolved' });
    assert.isFalse((await loaded(queueList('unassigned'))).data.some(({ id }) => id === ticket.id));
    assert.equal(await counted(), before - 1);
  });

  it('get one message of one text, however often it is sent', async () => {
    await signIn(await newAgent('Meera Iyer'));
    const { ticket, customer } = await newTicket();
    await take(ticket.id);
    const attempt = crypto.randomUUID();
    const send = () => act(ticket.id, { body: 'On its way.' }, { attempt });
    await Promise.all([send(), send()]).catch(() => undefined);
    await send();
    assert.lengthOf((await customer.tickets.get(ticket.id)).messages, 1);
    assert.lengthOf((await loaded(ticketDetail(ticket.id))).messages, 1);
  });

  it('show a note at once to staff, and never to the customer', async () => {
    await signIn(await newAgent('Meera Iyer'));
    const { ticket, customer } = await newTicket();
    await loaded(ticketDetail(ticket.id));
    await addNote(ticket.id, 'CANARY-NOTE', crypto.randomUUID());
    assert.equal(ticketDetail(ticket.id).value?.notes?.[0]?.note, 'CANARY-NOTE');
    assert.notInclude(JSON.stringify(await customer.tickets.get(ticket.id)), 'CANARY-NOTE');
  });

  it('are given to another agent, and to nobody, by an admin', async () => {
    const elena = await newAgent('Elena Costa');
    await signIn(admin);
    const { ticket } = await newTicket();
    const given = await reassign(ticket, elena.id);
    assert.equal(given.agent?.name, 'Elena Costa');
    assert.isNull((await reassign(given, null)).agent);
  });

  it('come by pages, and looking again keeps as many as were loaded', async () => {
    await signIn(admin);
    const customer = await newCustomer();
    const created = await Promise.all(
      Array.from({ length: 55 }, (_, n) =>
        customer.tickets.create({ subject: `Parcel ${n}`, description: 'Where?', category: 'late' }),
      ),
    );
    const { customer_id } = created[0]!;
    const list = new TicketList((page) => support.tickets.all({ customer_id, ...page }));
    const first = await loaded(list);
    assert.lengthOf(first.data, 50);
    assert.isNotNull(first.next_cursor);
    await list.more();
    assert.lengthOf(list.value!.data, 55);
    assert.equal(new Set(list.value!.data.map(({ id }) => id)).size, 55);
    assert.lengthOf((await loaded(list)).data, 55);
  });
});
