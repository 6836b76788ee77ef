import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { newAgent, newTicket, signIn } from '../../test/people.js';
import { inside, place, until } from '../../test/place.js';
import { markAllRead, notificationList } from '../data/notifications.js';
import { forgetAll } from '../data/resource.js';
import { take } from '../data/tickets.js';
import { focused } from '../parts/focused.js';
import './notification-bell.js';

describe('the bell, on the real server', () => {
  afterEach(forgetAll);

  it('has a row a ticket, is silent about own acts, counts tickets, and reads a ticket whole', async () => {
    await signIn(await newAgent('Meera Iyer'));
    await markAllRead();
    const { ticket, customer } = await newTicket('The box is open');
    await take(ticket.id);
    for (const words of ['Are you there?', 'Hello?']) await customer.messages.send(ticket.id, words);
    const { ticket: waiting } = await newTicket('Where is it?');
    const bell = await place<HTMLElement>(html`<ls-notification-bell></ls-notification-bell>`);
    const button = inside<HTMLElement>(bell, '.bell');
    await notificationList().reload();
    await until(() => button.querySelector('.badge')?.textContent === '2');
    button.click();
    const rows = () =>
      [...bell.shadowRoot!.querySelectorAll('li')].map((row) => row.textContent!.replace(/\s+/g, ' ').trim());
    const own = () => rows().filter((row) => row.includes(ticket.number) || row.includes(waiting.number));
    await until(() => own().length === 2);
    assert.match(own()[0]!, /^New Support Ticket: Where is it\?/);
    assert.match(own()[1]!, /^New Reply: The box is open \+1 more Priya Raman/);
    await assertAccessible(bell);
    inside<HTMLElement>(bell, '.head .chip').click();
    await until(() => own().length === 1);
    const read = inside<HTMLElement>(bell, 'li.unread button');
    read.focus();
    read.click();
    await until(() => button.querySelector('.badge')?.textContent === '1');
    assert.isTrue(focused() === inside(bell, '[popover]'), 'keys do nothing on the page below');
    const { data } = await notificationList().value!;
    assert.isEmpty(data.filter(({ ticket_id, read_at }) => ticket_id === ticket.id && !read_at));
  });
});
