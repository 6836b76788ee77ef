import { expect } from 'chai';
import '../../define.js';
import {
  agent,
  aTicket,
  find,
  isAccessible,
  newCustomer,
  place,
  says,
  shown,
  textOf,
  type,
  until,
} from '../../../test/stage.js';

const look = () => dispatchEvent(new Event('focus'));

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

  it('shows what an agent does, when one comes back to the page, and says it aloud', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await says(view, 'An agent will take it soon');
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'I am looking for it.');
    await until('the reply', () => {
      look();
      return textOf(view).includes('I am looking for it.');
    });
    expect(find(view, '[aria-current=step]')?.textContent).to.contain('In Progress');
    await until('it is said', () => find(view, '[role=status].sr-only')?.textContent?.startsWith('New message from'));
    await until('it counts as read', async () => (await support.notifications.list()).unread_count === 0);
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
    await says(view, 'Sign in on logiShift');
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
