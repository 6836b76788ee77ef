import { InvalidInputError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { admin, keys, newAgent, newTicket, signIn } from '../../test/people.js';
import { session } from '../session/session.js';
import { act, agentList, assignable, register } from './agents.js';
import { isToldOf, markAllRead, notificationList } from './notifications.js';
import { readTicket } from './read-ticket.js';
import { forgetAll } from './resource.js';
import { supportStats } from './stats.js';

describe('agents, on the real server', () => {
  afterEach(forgetAll);

  it('are told which fields of a registration need a change', async () => {
    const refusal = await register(
      { name: 'Karim', email: 'nonsense', password: 'short', phone: 'x' },
      crypto.randomUUID(),
    ).catch((error: unknown) => error);
    assert.instanceOf(refusal, InvalidInputError);
    assert.sameMembers(
      (refusal as InvalidInputError).errors.map(({ path }) => path),
      ['email', 'password', 'phone'],
    );
  });

  it('wait after registering, and are in as soon as an admin approves, without signing in again', async () => {
    const karim = await newAgent('Karim Benali', { approved: false });
    await signIn(admin);
    await agentList().reload();
    const listed = agentList().value?.find(({ id }) => id === karim.id);
    assert.equal(listed?.state, 'pending');
    assert.notInclude(
      assignable(agentList().value!).map(({ id }) => id),
      karim.id,
    );

    await signIn(karim);
    assert.equal(session.user?.state, 'pending');
    const { Support } = await import('@logishift/support-sdk');
    const { access } = await new Support().auth.signIn({ email: keys.adminEmail, password: keys.adminPassword });
    await new Support({ token: access }).agents.approve(karim.id, { accept_unproven: true });
    await session.lookAgain();
    assert.equal(session.user?.state, 'approved');
  });

  it('can be suspended and reinstated; the list knows at once', async () => {
    const peter = await newAgent('Peter Vos');
    await signIn(admin);
    const stateNow = () => agentList().value?.find(({ id }) => id === peter.id)?.state;
    await act('suspend', peter.id);
    assert.equal(stateNow(), 'suspended');
    await act('reinstate', peter.id);
    assert.equal(stateNow(), 'approved');
  });
});

describe('notifications, on the real server', () => {
  afterEach(forgetAll);

  it('tell of a new ticket, are read by opening it, and all at once', async () => {
    await signIn(admin);
    await markAllRead();
    const first = (await newTicket('First')).ticket;
    await newTicket('Second');
    await notificationList().reload();
    const before = notificationList().value!;
    assert.equal(before.unread_count, 2);
    assert.isTrue(isToldOf(first.id));
    await readTicket(first.id);
    assert.equal(notificationList().value?.unread_count, 1);
    assert.isFalse(isToldOf(first.id));
    await markAllRead();
    assert.equal(notificationList().value?.unread_count, 0);
  });
});

describe('stats, on the real server', () => {
  it('count a new ticket as open and unassigned', async () => {
    await signIn(admin);
    await supportStats().reload();
    const before = supportStats().value!;
    await newTicket();
    await supportStats().reload();
    const after = supportStats().value!;
    assert.deepEqual(
      [after.total - before.total, after.open - before.open, after.unassigned - before.unassigned],
      [1, 1, 1],
    );
  });
});
