import { assert } from 'chai';
import { admin, adminElsewhere, atTheirDesk, newAgent, newTicket, signIn, type TestAgent } from '../../test/people.js';
import { until } from '../../test/place.js';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { followNews } from './live.js';
import { markSeen } from './marks.js';
import { notificationList } from './notifications.js';
import { ticketPresence } from './presence.js';
import { forgetAll, type Resource } from './resource.js';
import { queueList, take, ticketDetail } from './tickets.js';

followNews();

const watching: (() => void)[] = [];

/** Watches something as a screen does, from when it has loaded and the stream is open. */
async function watch<R extends Resource<unknown>>(resource: R): Promise<R> {
  watching.push(resource.subscribe(() => undefined));
  await until(() => resource.value !== undefined && support.live.status === 'open');
  return resource;
}

const requests = (path: RegExp) =>
  performance.getEntriesByType('resource').filter(({ name }) => path.test(new URL(name).pathname)).length;

async function atDesk(name = 'Meera Iyer'): Promise<TestAgent> {
  const agent = await newAgent(name);
  await signIn(agent);
  return agent;
}

describe('news, on the real server', () => {
  afterEach(async () => {
    for (const stop of watching.splice(0)) stop();
    forgetAll();
    await session.signOut();
  });

  it("paints a customer's message in the open ticket from the event itself, and a colleague's note", async () => {
    await atDesk();
    const { ticket, customer } = await newTicket();
    await take(ticket.id);
    const open = await watch(ticketDetail(ticket.id));
    // What taking it set off has come to rest.
    await until(() => !open.loading && open.value?.timeline.some(({ kind }) => kind === 'ticket.assigned'));
    const sent = await customer.messages.send(ticket.id, 'Is it on its way?');
    await until(() => open.value?.messages.some(({ id }) => id === sent.id));
    assert.isTrue(
      open.value?.timeline.some((entry) => entry.kind === 'ticket.message' && entry.data.message_id === sent.id),
    );
    const note = await (await adminElsewhere()).notes.add(ticket.id, 'Ask the depot');
    await until(() => open.value?.notes?.some(({ id }) => id === note.id));
  });

  it('looks again at a ticket of which anything else happened, open and in its row', async () => {
    await atDesk();
    const { ticket } = await newTicket();
    await take(ticket.id);
    const open = await watch(ticketDetail(ticket.id));
    const queue = await watch(queueList('assigned'));
    await until(() => !open.loading && open.value?.timeline.some(({ kind }) => kind === 'ticket.assigned'));
    await (await adminElsewhere()).tickets.updateStatus(ticket.id, { category: 'damaged' });
    await until(() => open.value?.timeline.some(({ kind }) => kind === 'ticket.category_changed'));
    await until(() => queue.value?.data.find(({ id }) => id === ticket.id)?.category === 'damaged');
  });

  it('shows a new ticket in its queue, and looks at most every 300 ms however many come', async () => {
    await atDesk();
    const queue = await watch(queueList('unassigned'));
    performance.clearResourceTimings();
    const began = performance.now();
    const made = await Promise.all(Array.from({ length: 8 }, (_, n) => newTicket(`Parcel ${n}`)));
    // Who has waited longest is first: new ones may be on later pages, which a reader has to ask for.
    let pages = 0;
    await until(async () => {
      if (made.every(({ ticket }) => queue.holds(ticket.id))) return true;
      if (!queue.value?.next_cursor) return false;
      pages++;
      await queue.more();
      return false;
    });
    const most = Math.ceil((performance.now() - began) / 300) + 1;
    assert.isAtMost(requests(/\/api\/agent\/tickets\/$/), most + pages);
  });

  it('takes a ticket off the queue and says who has it, when an admin gives it to somebody else', async () => {
    await atDesk();
    const elena = await newAgent('Elena Costa');
    const { ticket } = await newTicket();
    await take(ticket.id);
    const queue = await watch(queueList('assigned'));
    const open = await watch(ticketDetail(ticket.id));
    await (await adminElsewhere()).tickets.reassign(ticket.id, elena.id);
    await until(() => open.gone);
    assert.deepEqual(open.gone, { agent: { id: elena.id, name: 'Elena Costa' } });
    assert.isFalse(queue.holds(ticket.id));
  });

  it('raises the bell at once, and keeps it in step with what is read elsewhere', async () => {
    const meera = await atDesk();
    const bell = await watch(notificationList());
    const before = bell.value?.unread_count ?? 0;
    const { ticket } = await newTicket('Rings the bell');
    await until(() => bell.value?.data.some(({ ticket_id }) => ticket_id === ticket.id));
    assert.equal(bell.value?.unread_count, before + 1);
    await (await atTheirDesk(meera)).notifications.readAll();
    await until(() => bell.value?.unread_count === 0);
    assert.isTrue(bell.value?.data.every(({ read_at }) => read_at));
  });

  it('tells who else is at a ticket and who types; the customer learns of a reply being typed', async () => {
    await atDesk();
    const { ticket, customer } = await newTicket();
    await take(ticket.id);
    const presence = await watch(ticketPresence(ticket.id));
    assert.deepEqual(presence.value, [], 'oneself is not somebody else');
    await customer.live.signal(ticket.id, 'typing');
    await until(() => presence.value?.some(({ role, state }) => role === 'customer' && state === 'typing'));
    await customer.messages.send(ticket.id, 'There?');
    await until(() => presence.value?.every(({ state }) => state === 'viewing'));
    await presence.reload();
    assert.deepEqual(
      presence.value?.map(({ role, state }) => [role, state]),
      [['customer', 'viewing']],
      'asked again',
    );
    presence.typing();
    await until(() => requests(/\/presence\/$/) > 0);
    const seen = async () => (await customer.live.signal(ticket.id, 'viewing')).people;
    const deadline = Date.now() + 5000;
    while (!(await seen()).some(({ state, role }) => role === 'support_agent' && state === 'typing')) {
      assert.isBelow(Date.now(), deadline, 'typing is told');
    }
  });

  it('marks what the customer has seen of a reply, and tells them what was seen of theirs', async () => {
    await atDesk();
    const { ticket, customer } = await newTicket();
    await take(ticket.id);
    const open = await watch(ticketDetail(ticket.id));
    const asked = await customer.messages.send(ticket.id, 'Is it on its way?');
    await until(() => open.value?.messages.length === 1);
    await markSeen(open.value!);
    const staffMark = (await customer.tickets.get(ticket.id)).marks.find(({ side }) => side === 'staff');
    assert.equal(staffMark?.seen_through, asked.id);
    assert.equal(open.value?.unread_count, 0);
    const answer = await support.messages.send(ticket.id, 'It is.');
    await customer.messages.mark(ticket.id, { seen: answer.id });
    await until(() =>
      open.value?.marks.some(({ side, seen_through }) => side === 'customer' && seen_through === answer.id),
    );
  });

  it('lets a registered agent in the moment an admin approves', async () => {
    const karim = await newAgent('Karim Benali', { approved: false });
    await signIn(karim);
    await until(() => support.live.status === 'open');
    assert.equal(session.user?.state, 'pending');
    await (await adminElsewhere()).agents.approve(karim.id, { accept_unproven: true });
    await until(() => session.user?.state === 'approved');
  });

  it('ends with signing out, here and on the server; who is suspended is shown the door', async () => {
    await signIn(admin);
    await until(() => support.live.status === 'open');
    await session.signOut();
    assert.equal(support.live.status, 'closed');
    const peter = await atDesk('Peter Vos');
    await until(() => support.live.status === 'open');
    await (await adminElsewhere()).agents.suspend(peter.id);
    await until(() => session.state.kind === 'signed-out');
    assert.equal(session.ended, 'suspended');
  });
});
