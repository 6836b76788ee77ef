import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, adminElsewhere, atTheirDesk, newAgent, newCustomer, signIn } from '../../../test/people.js';
import { place, until } from '../../../test/place.js';
import './ticket-side.js';
import type { TicketSide } from './ticket-side.js';

describe('what is known around a ticket, on the real server', () => {
  it('shows the newest other tickets of the customer first, and all of them when asked', async () => {
    const customer = await newCustomer();
    const make = (subject: string) =>
      customer.tickets.create({ subject, description: 'Where is it?', category: 'late' });
    const { id } = await make('The one that is open');
    for (let n = 1; n <= 7; n++) await make(`Another question ${n}`);
    await signIn(admin);
    const ticket = await (await adminElsewhere()).tickets.get(id);
    const side = await place<TicketSide>(html`<ls-ticket-side .ticket=${ticket}></ls-ticket-side>`);
    const subjects = () => [...side.renderRoot.querySelectorAll('.others .truncate')].map((one) => one.textContent);
    await until(() => subjects().length > 0);
    assert.deepEqual(
      subjects(),
      [7, 6, 5, 4, 3].map((n) => `Another question ${n}`),
    );
    await assertAccessible(side);
    const more = side.renderRoot.querySelector<HTMLButtonElement>('button')!;
    assert.equal(more.textContent, 'Show all 7');
    more.click();
    await until(() => subjects().length === 7);
    assert.isNull(side.renderRoot.querySelector('button'));
  });

  it('shows who brings the delivery, and what was booked of them; of what is not known, nothing', async () => {
    const [full, bare] = [crypto.randomUUID(), crypto.randomUUID()];
    const customer = await newCustomer('Priya Raman', [
      { id: full, carrier: 'DPD', service: 'Express 12:00' },
      { id: bare },
    ]);
    await signIn(admin);
    const desk = await adminElsewhere();
    const facts = async (delivery_id: string) => {
      const { id } = await customer.tickets.create({ subject: 'S', description: 'D', category: 'late', delivery_id });
      const ticket = await desk.tickets.get(id);
      const side = await place<TicketSide>(html`<ls-ticket-side .ticket=${ticket}></ls-ticket-side>`);
      await assertAccessible(side);
      return [...side.renderRoot.querySelectorAll('.delivery dl > div')].map((row) =>
        [...row.children].map((one) => one.textContent),
      );
    };
    assert.deepEqual(await facts(full), [
      ['Carrier', 'DPD'],
      ['Service', 'Express 12:00'],
    ]);
    assert.deepEqual(await facts(bare), []);
  });

  it('shows page by page the other tickets of a customer with very many', async () => {
    const customer = await newCustomer();
    const make = (n: number) =>
      customer.tickets.create({ subject: `Question ${n}`, description: 'Where is it?', category: 'late' });
    const { id } = await make(0);
    for (let n = 1; n <= 55; n++) await make(n);
    await signIn(admin);
    const ticket = await (await adminElsewhere()).tickets.get(id);
    const side = await place<TicketSide>(html`<ls-ticket-side .ticket=${ticket}></ls-ticket-side>`);
    const shown = () => side.renderRoot.querySelectorAll('.others .truncate').length;
    const button = () => side.renderRoot.querySelector('button');
    await until(() => shown() === 5);
    assert.include(side.renderRoot.querySelector('.numbers')!.textContent, '50+');
    button()!.click();
    await until(() => shown() === 50);
    button()!.click();
    await until(() => shown() === 55);
    assert.isNull(button());
  });

  it('shows an agent those of the other tickets that they may open', async () => {
    const customer = await newCustomer();
    const make = (subject: string) =>
      customer.tickets.create({ subject, description: 'Where is it?', category: 'late' });
    const [open, , others] = [
      await make('The one that is open'),
      await make('Nobody has it'),
      await make('Somebody has it'),
    ];
    const [agent, somebody] = [await newAgent('Meera Iyer'), await newAgent('Arjun Nair')];
    await (await atTheirDesk(somebody)).tickets.assignSelf(others.id);
    await signIn(agent);
    const ticket = await (await atTheirDesk(agent)).tickets.get(open.id);
    const side = await place<TicketSide>(html`<ls-ticket-side .ticket=${ticket}></ls-ticket-side>`);
    const subjects = () => [...side.renderRoot.querySelectorAll('.others .truncate')].map((one) => one.textContent);
    await until(() => subjects().length > 0);
    assert.deepEqual(subjects(), ['Nobody has it']);
  });
});
