import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { newAgent, newTicket, signIn } from '../../../test/people.js';
import { inside, place, until } from '../../../test/place.js';
import { forgetAll } from '../../data/resource.js';
import { change, queueList, take } from '../../data/tickets.js';
import { session } from '../../session/session.js';
import './dashboard-page.js';
import type { DashboardPage } from './dashboard-page.js';

const desk = () => place<DashboardPage>(html`<ls-dashboard-page></ls-dashboard-page>`);
const welcome = (page: DashboardPage) => page.renderRoot.querySelector('ls-welcome')?.shadowRoot?.querySelector('.box');
const saysEmpty = (page: DashboardPage) =>
  inside(page, 'ls-queue-list')
    .shadowRoot?.querySelector('ls-message')
    ?.shadowRoot?.textContent?.includes('Nothing on your desk');

describe('an agent’s first day', () => {
  afterEach(async () => {
    forgetAll();
    await session.signOut();
  });

  it('begins with what a queue is, how to take a ticket, keys and alerts; the first ticket ends that for good', async () => {
    await signIn(await newAgent('Leila Haddad'));
    const { ticket } = await newTicket();
    const page = await desk();
    const box = await until(() => welcome(page));
    assert.match(
      box.textContent!,
      /Welcome, Leila.*lists of tickets.*My Tickets.*Unassigned.*press a,.*Press \?.*sound/s,
    );
    assert.deepEqual(
      [...box.querySelectorAll('a')].map((link) => link.getAttribute('href')),
      ['/console/agent/dashboard?queue=unassigned', '/console/account'],
    );
    await assertAccessible(page);
    const taken = await take(ticket.id);
    await until(() => !welcome(page) && queueList('assigned').holds(ticket.id));
    await change(taken, { status: 'resolved' });
    await until(() => saysEmpty(page));
    assert.notExists(welcome(page));
  });

  it('says it once: who has read it is not told again', async () => {
    const meera = await newAgent('Meera Iyer');
    await signIn(meera);
    const page = await desk();
    await until(() => welcome(page));
    inside(page, 'ls-welcome', 'button').click();
    await until(() => !welcome(page));
    // What had the focus is gone; it is not lost.
    await until(() => inside(page, 'ls-queue-list').shadowRoot?.activeElement?.localName === 'ls-message');
    page.remove();
    await session.signOut();
    forgetAll();
    await signIn(meera);
    const again = await desk();
    await until(() => saysEmpty(again));
    await again.updateComplete;
    assert.notExists(welcome(again));
  });
});
