import type { Support, TicketDetail, TicketReaders } from '@logishift/support-sdk';
import { assert } from 'chai';
import { html, render } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, adminElsewhere, atTheirDesk, newAgent, newCustomer, signIn } from '../../../test/people.js';
import { inside, place, settled, until } from '../../../test/place.js';
import { useLanguage } from '../../texts/index.js';
import type { TicketReadersPart } from './ticket-readers.js';
import './ticket-side.js';
import type { TicketSide } from './ticket-side.js';

describe('who can see a ticket, on the real server', () => {
  const line = globalThis.fetch;
  let asked: string[] = [];
  let elsewhere: Support;

  beforeEach(async () => {
    elsewhere = await adminElsewhere();
    asked = [];
    globalThis.fetch = (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      if (pathname.endsWith('/readers/')) asked.push(pathname);
      return line(input, init);
    };
  });
  afterEach(() => {
    globalThis.fetch = line;
  });

  async function ticketOf(name: string): Promise<TicketDetail> {
    const customer = await newCustomer(name);
    const { id } = await customer.tickets.create({ subject: 'Where?', description: 'It is late.', category: 'late' });
    return elsewhere.tickets.get(id);
  }

  const sideOf = (ticket: TicketDetail) => html`<ls-ticket-side .ticket=${ticket}></ls-ticket-side>`;
  const readersOf = async (ticket: TicketDetail) => {
    const side = await place<TicketSide>(sideOf(ticket));
    return inside<TicketReadersPart>(side, 'ls-ticket-readers');
  };
  /** The same place on the screen, with the ticket as it is by now, or another one. */
  const becomes = async (part: TicketReadersPart, ticket: TicketDetail) => {
    const side = (part.getRootNode() as ShadowRoot).host as TicketSide;
    render(sideOf(ticket), side.parentElement!);
    await settled(side);
  };
  const toggle = (part: TicketReadersPart) => inside<HTMLButtonElement>(part, '.toggle');
  const lines = (part: TicketReadersPart) =>
    [...part.renderRoot.querySelectorAll('.reasons p:not(.names)')].map((one) => one.textContent);
  const opened = async (part: TicketReadersPart) => {
    toggle(part).click();
    await until(() => lines(part).length > 0);
  };
  const among = (data: TicketReaders[], reason: TicketReaders['reason']) =>
    data.find((readers) => readers.reason === reason)!;
  const inWords = (count: number) => (count === 1 ? '1 person' : `${count} people`);

  it('is not there for agents', async () => {
    const ticket = await ticketOf('Priya Raman');
    await signIn(await newAgent('Meera Iyer'));
    const side = await place<TicketSide>(sideOf(ticket));
    await until(() => side.renderRoot.querySelector('section:last-of-type')?.textContent?.includes('Rating'));
    assert.equal(side.renderRoot.querySelectorAll('ls-ticket-readers').length, 0);
  });

  it('is asked for once an admin opens it, not before, and not of the next ticket', async () => {
    const [ticket, another] = [await ticketOf('Priya Raman'), await ticketOf('Tomasz Zieliński')];
    await signIn(admin);
    const part = await readersOf(ticket);
    assert.equal(toggle(part).ariaExpanded, 'false');
    await elsewhere.tickets.get(ticket.id);
    assert.isEmpty(asked);
    await opened(part);
    assert.equal(toggle(part).ariaExpanded, 'true');
    assert.deepEqual(asked, [`/api/support/tickets/${ticket.id}/readers/`]);
    await becomes(part, another);
    assert.equal(toggle(part).ariaExpanded, 'false');
    await elsewhere.tickets.get(ticket.id);
    assert.lengthOf(asked, 1);
  });

  it('says of everybody why, and names many when asked', async () => {
    for (const name of ['Aarav Rao', 'Aarti Shah', 'Abdul Karim', 'Ada Novak', 'Adil Demir']) await newAgent(name);
    const ticket = await ticketOf('Priya Raman');
    const { data } = await elsewhere.tickets.readers(ticket.id);
    const [agents, admins] = [among(data, 'unassigned'), among(data, 'admin')];
    await signIn(admin);
    const part = await readersOf(ticket);
    await opened(part);
    assert.deepEqual(lines(part), [
      'Priya Raman, whose ticket it is',
      'Whoever has a link that was mailed to Priya Raman',
      `Every agent, as nobody has it: ${inWords(agents.count)}`,
      `Every admin: ${inWords(admins.count)}`,
    ]);
    assert.include(
      inside(part, '.tracking').textContent,
      'Whoever has the tracking link sees where the ticket stands, and none of what was written.',
    );
    const named = () =>
      [...part.renderRoot.querySelectorAll('.names')[0]!.querySelectorAll('bdi')].map((one) => one.textContent);
    assert.deepEqual(
      named(),
      agents.people.slice(0, 3).map(({ name }) => name),
    );
    const more = inside<HTMLButtonElement>(part, '.names .link');
    assert.equal(more.textContent, `${agents.count - 3} more`);
    assert.match(more.parentElement!.textContent, /, and \d+ more$/);
    await assertAccessible(part);
    more.click();
    await part.updateComplete;
    assert.deepEqual(
      named(),
      agents.people.map(({ name }) => name),
    );
    assert.equal(more.textContent, 'Show fewer', 'the same button: the focus stays on it');
    await assertAccessible(part);
    more.click();
    await part.updateComplete;
    assert.lengthOf(named(), 3);
  });

  it('is another answer where somebody else has it by now', async () => {
    const [maya, tom] = [await newAgent('Maya Lindqvist'), await newAgent('Tom Weber')];
    const ticket = await ticketOf('Priya Raman');
    await signIn(admin);
    const part = await readersOf(ticket);
    await opened(part);
    await (await atTheirDesk(maya)).tickets.assignSelf(ticket.id);
    await becomes(part, await elsewhere.tickets.get(ticket.id));
    assert.notInclude(part.renderRoot.textContent, 'Every agent', 'what is so no longer is not shown');
    await until(() => lines(part).includes('Maya Lindqvist, who has it'));
    await elsewhere.tickets.reassign(ticket.id, tom.id);
    await becomes(part, await elsewhere.tickets.get(ticket.id));
    await until(() => lines(part).includes('Tom Weber, who has it'));
    assert.notInclude(part.renderRoot.textContent, 'Maya Lindqvist');
    assert.lengthOf(asked, 3);
    // What changes nothing about who sees it asks nothing.
    await becomes(part, { ...(await elsewhere.tickets.get(ticket.id)), priority: 'high' });
    assert.lengthOf(asked, 3);
  });

  it('says why it cannot say, and tries again', async () => {
    const ticket = await ticketOf('Priya Raman');
    await signIn(admin);
    const part = await readersOf(ticket);
    const through = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      return pathname.endsWith('/readers/') ? new Response('{}', { status: 403 }) : through(input, init);
    };
    toggle(part).click();
    const told = await until(() => part.renderRoot.querySelector('[role=alert]'));
    assert.isNotEmpty(told.textContent);
    assert.isEmpty(lines(part));
    await assertAccessible(part);
    globalThis.fetch = through;
    const again = inside<HTMLButtonElement>(part, '#readers .link');
    assert.equal(again.textContent, 'Try again');
    again.focus();
    again.click();
    await until(() => lines(part).length > 0);
    assert.isNull(part.renderRoot.querySelector('[role=alert]'));
    await until(() => part.shadowRoot?.activeElement === toggle(part));
  });

  it('keeps names apart from the words around them, wherever a language puts them', async () => {
    const ticket = await ticketOf('Priya Raman');
    await signIn(admin);
    try {
      await useLanguage('ar');
      const part = await readersOf(ticket);
      await opened(part);
      assert.equal(lines(part)[1], 'كل من لديه رابط أُرسل بالبريد إلى Priya Raman');
      assert.deepEqual(
        [...part.renderRoot.querySelectorAll('.reasons p:not(.names) bdi')].map((one) => one.textContent),
        ['Priya Raman', 'Priya Raman'],
      );
    } finally {
      await useLanguage('en');
    }
  });
});
