import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  aTicket,
  find,
  isAccessible,
  newCustomer,
  place,
  says,
  shown,
  tap,
  textOf,
  type,
  until,
} from '../../../test/stage.js';

/** A ticket that an agent has resolved, in its view. */
async function resolved(lang = 'en') {
  const { token, support } = await newCustomer();
  const ticket = await support.tickets.create(aTicket);
  await agent.take(ticket.id);
  await agent.reply(ticket.id, 'It is with your neighbour.');
  await agent.set(ticket.id, { status: 'resolved' });
  const view = place('logishift-ticket-view', { token, lang, ticketId: ticket.id });
  await shown(view, '.answer');
  return { view, support, ticket };
}

describe('<logishift-ticket-view>', () => {
  it('shows the conversation, and sends a reply that the agent gets', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await says(view, aTicket.description);
    const field = await shown<HTMLTextAreaElement>(view, '.composer textarea');
    type(field, 'Is anyone there?');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }));
    await until('the reply stands there', () => textOf(view).includes('Is anyone there?') && field.value === '');
    const { messages } = await support.tickets.get(ticket.id);
    expect(messages.map(({ body }) => body)).to.deep.equal(['Is anyone there?']);
  });

  it('shows what an agent does as it happens, and says it aloud', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await says(view, 'An agent will take it soon');
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'I am looking for it.');
    await says(view, 'I am looking for it.');
    await until('the step', () => find(view, '[aria-current=step]')?.textContent?.includes('In Progress'));
    await until('it is said', () => find(view, '[role=status].sr-only')?.textContent?.startsWith('New message from'));
    await until('it counts as read', async () => (await support.notifications.list()).unread_count === 0);
  });

  it('shows that the agent is typing, until the message is there, and says so once', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await says(view, 'is working on it');
    const heard: string[] = [];
    const region = await shown(view, '[role=status].sr-only');
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    await agent.signal(ticket.id, 'typing');
    await shown(view, '.typing');
    await until('it is said', () => heard.some((text) => text.includes('is typing')));
    await agent.signal(ticket.id, 'typing');
    await agent.signal(ticket.id, 'viewing');
    await until('the dots are gone', () => !find(view, '.typing'));
    expect(heard.filter((text) => text.includes('is typing'))).to.have.length(1);

    await agent.signal(ticket.id, 'typing');
    await shown(view, '.typing');
    await agent.reply(ticket.id, 'There it is.');
    await agent.signal(ticket.id, 'viewing');
    await until('the dots are gone', () => !find(view, '.typing'));
    await says(view, 'There it is.');
  });

  it('keeps to what the stream told of who is typing, when an older answer comes after it', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let answers = 0;
    tap((url, send) =>
      url.includes('/presence/')
        ? send().then(async (answer) => {
            answers++;
            await held;
            return answer;
          })
        : undefined,
    );
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await until('the server knows of the view', () => answers);
    await until('the stream tells', async () => {
      await agent.signal(ticket.id, 'viewing');
      await agent.signal(ticket.id, 'typing');
      return find(view, '.typing');
    });
    release();
    // Asked and answered meanwhile, far longer than the old answer needs.
    await agent.ticket(ticket.id);
    expect(!!find(view, '.typing'), 'the dots').to.equal(true);
  });

  it('says how far one’s own message has come, and tells the agent what was seen', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    const reply = await agent.reply(ticket.id, 'Look behind the door.');
    const customers = async () => (await agent.marks(ticket.id)).find(({ side }) => side === 'customer');
    await until('the agent knows that it is seen', async () => (await customers())?.seen_through === reply.id);
    type(await shown<HTMLTextAreaElement>(view, '.composer textarea'), 'It is there!');
    find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    await until('sent', () => find(view, '.came')?.textContent?.includes('Sent'));
    const { messages } = await support.tickets.get(ticket.id);
    await agent.mark(ticket.id, { delivered: messages.at(-1)!.id });
    await until('delivered', () => find(view, '.came')?.textContent?.includes('Delivered'));
    await agent.mark(ticket.id, { seen: messages.at(-1)!.id });
    await until('seen', () => find(view, '.came')?.textContent?.includes('Seen'));
  });

  it('paints a message of the stream, though the ticket could not be read again', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await says(view, 'is working on it');
    // Only the stream tells of typing.
    await until('the stream is there', async () => {
      await agent.signal(ticket.id, 'typing');
      return find(view, '.typing');
    });
    tap((url) => (url.endsWith(`/tickets/${ticket.id}/`) ? new Promise(() => {}) : undefined));
    await agent.reply(ticket.id, 'Only this.');
    await says(view, 'Only this.');
  });

  it('leaves the ticket, and no stream, when it is removed', async () => {
    const { id, token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    const here = async () => (await agent.signal(ticket.id, 'viewing')).people.some(({ role }) => role === 'customer');
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await until('the agent sees the customer', here, { every: 300 });
    const locks = async () => (await navigator.locks.query()).held?.length;
    expect(await locks(), id).to.equal(1);
    view.remove();
    await until('the agent sees nobody', async () => !(await here()), { every: 300 });
    await until('the stream is let go', async () => (await locks()) === 0);
  });

  it('signs out everywhere at once', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    const list = place('logishift-ticket-list', { token });
    await says(view, aTicket.description);
    await says(list, aTicket.subject);
    await until('both are live', () => navigator.locks.query().then(({ pending }) => pending?.length === 1));
    view.signOut();
    await says(list, 'Continue with your e-mail');
    expect(textOf(list)).to.not.contain(aTicket.subject);
  });

  it('takes a link that is none for nobody’s', async () => {
    const { support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { ticketId: ticket.id, link: 'not.a.token' });
    await says(view, 'Continue with your e-mail');
    expect(textOf(view)).to.not.contain(aTicket.description);
  });

  it('closes a resolved ticket with stars and a comment', async () => {
    const { view, support, ticket } = await resolved();
    expect(!find(view, '.foot .primary'), 'nothing to press before the choice').to.equal(true);
    find(view, '.answer input')!.click();
    (await shown(view, '[name=rating][value="4"]')).click();
    type(await shown<HTMLTextAreaElement>(view, '#comment'), 'Quick and kind.');
    (await shown(view, '.foot .primary')).click();
    await says(view, 'This ticket is closed');
    const after = await support.tickets.get(ticket.id);
    expect(after.status).to.equal('closed');
    expect(after.feedback).to.include({ rating: 4, comment: 'Quick and kind.' });
    expect(!!find(view, '[role=img][aria-label="Your rating: 4 of 5"]')).to.equal(true);
  });

  it('closes a resolved ticket without stars', async () => {
    const { view, support, ticket } = await resolved();
    find(view, '.answer input')!.click();
    (await shown(view, '.foot .primary')).click();
    await says(view, 'This ticket is closed');
    expect((await support.tickets.get(ticket.id)).status).to.equal('closed');
  });

  it('puts a ticket that is not solved back to work, with what is missing', async () => {
    const { view, support, ticket } = await resolved();
    find(view, '.answer:nth-child(2) input')!.click();
    type(await shown<HTMLTextAreaElement>(view, '.composer textarea'), 'The neighbour knows nothing.');
    (await shown(view, '.composer .primary')).click();
    await until('it is back in progress', () =>
      find(view, '[aria-current=step]')?.textContent?.includes('In Progress'),
    );
    expect((await support.tickets.get(ticket.id)).status).to.equal('in_progress');
  });

  it('takes what was decided for done when the answer was lost and the ticket is so by now', async () => {
    const { view, support, ticket } = await resolved();
    let asked = 0;
    let answered = 0;
    tap((url, send) => {
      if (!url.endsWith('/confirm/')) return undefined;
      asked += 1;
      const answer = send().finally(() => (answered += 1));
      return asked === 1 ? answer.then(() => Promise.reject(new TypeError('The line broke'))) : answer;
    });
    find(view, '.answer input')!.click();
    (await shown(view, '.foot .primary')).click();
    const again = () => {
      dispatchEvent(new Event('online'));
      return answered === 2;
    };
    await until('it is asked again', again, { every: 500 });
    await until('it is thanked for', () => find(view, '[role=status].sr-only')?.textContent?.includes('Thank'));
    expect((await support.tickets.get(ticket.id)).status).to.equal('closed');
    expect(!find(view, '[role=alert]')).to.equal(true);
  });

  it('says that a ticket is not here, when it is somebody else’s', async () => {
    const other = await newCustomer();
    const ticket = await other.support.tickets.create(aTicket);
    const { token } = await newCustomer();
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await says(view, 'This ticket isn’t here');
    expect(textOf(view)).to.not.contain(aTicket.subject);
  });

  it('shows text as text', async () => {
    const { token, support } = await newCustomer();
    const evil = '<img src=x onerror="window.hurt=true"><script>window.hurt=true</script>';
    const ticket = await support.tickets.create({ ...aTicket, subject: evil, description: evil });
    await support.messages.send(ticket.id, evil);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await until('three times', () => textOf(view).split(evil).length === 4);
    expect(!(find(view, 'img') ?? find(view, 'script'))).to.equal(true);
    expect('hurt' in window).to.equal(false);
  });

  it('forgets everything at sign-out', async () => {
    const { view } = await resolved();
    view.signOut();
    await says(view, 'Continue with your e-mail');
    expect(textOf(view)).to.not.contain(aTicket.description);
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible while one decides, light and dark, in ${lang}`, async () => {
      const { view } = await resolved(lang);
      find(view, '.answer input')!.click();
      (await shown(view, '[name=rating][value="3"]')).click();
      await shown(view, '#comment');
      await isAccessible(view, lang);
    });
  }
});
