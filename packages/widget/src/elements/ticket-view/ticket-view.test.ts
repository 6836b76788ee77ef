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
    await until('it is sent', () => find(view, '.came')?.textContent?.includes('Sent'));
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
    await until('it is said', () => find(view, '[role=status].sr-only')?.textContent?.includes('New message from'));
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

  it('keeps what waits in its place, gives it back, and sends the rest once and in order from any other view', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    const field = await shown<HTMLTextAreaElement>(view, '.composer textarea');
    const mend = tap((url) => (url.includes('/messages/') ? Promise.reject(new TypeError('No line')) : undefined));
    const send = (text: string) => {
      type(field, text);
      find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    };
    for (const text of ['First.', 'Second.', 'Third.']) send(text);
    await until('they wait', () => view.shadowRoot!.querySelectorAll('.waits').length === 3);
    expect(field.value).to.equal('');
    expect(textOf(view)).to.contain('3 messages are waiting').and.to.contain('Send later');
    await isAccessible(view);
    [...view.shadowRoot!.querySelectorAll<HTMLElement>('.outbox .button')][1]!.click();
    await until('they are given back', () => field.value === 'First.\n\nSecond.\n\nThird.');
    expect(localStorage.length, 'the reply alone').to.equal(1);
    for (const text of ['First.', 'Second.']) send(text);
    await until('they wait', () => view.shadowRoot!.querySelectorAll('.waits').length === 2);
    view.remove();
    // Two elements that stand alone send as two tabs do.
    for (const tag of ['logishift-faq', 'logishift-ticket-list'] as const) place(tag, { token });
    mend();
    dispatchEvent(new Event('online'));
    const bodies = async () => (await support.tickets.get(ticket.id)).messages.map(({ body }) => body);
    await until('all are there', async () => (await bodies()).length >= 2, { every: 50 });
    await until('nothing waits', () => localStorage.length === 0);
    expect(await bodies()).to.deep.equal(['First.', 'Second.']);
  });

  it('says why a message was refused, and gives its text back', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    const field = await shown<HTMLTextAreaElement>(view, '.composer textarea');
    const problem = { type: 'about:blank', title: 'No', status: 409, code: 'move_not_allowed', request_id: 'r' };
    tap((url) =>
      url.includes('/messages/') ? Promise.resolve(Response.json(problem, { status: problem.status })) : undefined,
    );
    type(field, 'Too late.');
    find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    await says(view, 'Not sent: The ticket has just changed.');
    expect(!find(view, '.waits')).to.equal(true);
    [...view.shadowRoot!.querySelectorAll<HTMLElement>('.refused .link')][1]!.click();
    await until('it is given back', () => field.value === 'Too late.' && !find(view, '.refused'));
  });

  it('keeps a half-written reply for who wrote it, over pages and the end of a session, until they sign out', async () => {
    const [one, other] = [await newCustomer(), await newCustomer()];
    const ticket = await one.support.tickets.create(aTicket);
    const others = await other.support.tickets.create(aTicket);
    const open = async (token: string, ticketId: string) => {
      const view = place('logishift-ticket-view', { token, ticketId });
      return { view, field: await shown<HTMLTextAreaElement>(view, '.composer textarea') };
    };
    const first = await open(one.token, ticket.id);
    type(first.field, 'Half a thought');
    first.view.remove();
    const next = await open(other.token, others.id);
    expect(next.field.value).to.equal('');
    next.view.ticketId = ticket.id;
    await says(next.view, 'This ticket isn’t here');
    expect(textOf(next.view)).not.to.contain('Half');
    next.view.remove();
    const again = await open(one.token, ticket.id);
    expect(again.field.value).to.equal('Half a thought');
    again.view.token = null;
    await says(again.view, 'Continue with your e-mail');
    expect(localStorage).to.have.length(1);
    again.view.token = one.token;
    const back = await shown<HTMLTextAreaElement>(again.view, '.composer textarea');
    expect(back.value).to.equal('Half a thought');
    again.view.signOut();
    expect(localStorage).to.have.length(0);
  });

  it('has links in what people wrote, which lead away in a tab of their own', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    await agent.reply(ticket.id, `See https://example.com/track?id=1&x=${'y'.repeat(300)}. javascript:alert(1)`);
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    const link = await shown<HTMLAnchorElement>(view, '.agent .bubble a');
    expect(link.href).to.match(/^https:\/\/example\.com\/track\?id=1&x=y+$/);
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    expect(view.shadowRoot!.querySelectorAll('.bubble a')).to.have.length(1);
    expect(view.scrollWidth).to.be.at.most(view.clientWidth);
  });

  it('opens where reading stopped, follows who is at the end, and leaves alone who has scrolled up', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    for (let count = 0; count < 12; count++) await agent.reply(ticket.id, `Line ${count}\n\n`.repeat(3));
    const open = async () => {
      const box = document.createElement('div');
      box.style.cssText = 'display:flex;height:600px;width:380px';
      const view = place('logishift-ticket-view', { token, ticketId: ticket.id, fill: true });
      box.append(view);
      document.body.append(box);
      return { box, view, scroller: await shown(view, '.scroll') };
    };
    const isAtEnd = (one: HTMLElement) => one.scrollHeight - one.scrollTop - one.clientHeight < 2;
    const first = await open();
    const line = await shown(first.view, '.new');
    const isSeen = (what: Element) => {
      const [a, b] = [what.getBoundingClientRect(), first.scroller.getBoundingClientRect()];
      return a.top >= b.top && a.bottom <= b.bottom;
    };
    await until('it opens at what is new', () => first.scroller.scrollTop > 0 && isSeen(line));
    const { scrollTop } = first.scroller;
    await agent.reply(ticket.id, 'One more.');
    const button = await shown(first.view, '.below button');
    expect(first.scroller.scrollTop).to.equal(scrollTop);
    button.click();
    await until('the end', () => isAtEnd(first.scroller) && !find(first.view, '.below'));
    await agent.reply(ticket.id, 'And another.');
    await says(first.view, 'And another.');
    await until('it follows', () => isAtEnd(first.scroller));
    // A reply of many lines takes room from the conversation, and not its end.
    type(await shown<HTMLTextAreaElement>(first.view, '.composer textarea'), 'a\nb\nc\nd');
    await until('the end is in view', () => isAtEnd(first.scroller));
    await agent.set(ticket.id, { status: 'resolved' });
    await until('the question is in view', () => find(first.view, '.foot .answer') && isAtEnd(first.scroller));
    expect(first.view.getBoundingClientRect().bottom).to.be.at.least(
      find(first.view, '.foot')!.getBoundingClientRect().bottom,
    );
    first.box.remove();
    const again = await open();
    await until('nothing is new: the end', () => isAtEnd(again.scroller) && again.scroller.scrollTop > 0);
    expect(!find(again.view, '.new')).to.equal(true);
    again.box.remove();
  });

  it('marks all that is new of a ticket as read at once, and counts what is left as the server does', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const other = await support.tickets.create({ ...aTicket, subject: 'Another' });
    await agent.take(ticket.id);
    await agent.take(other.id);
    for (const text of ['One', 'Two', 'Three']) await agent.reply(ticket.id, text);
    const list = place('logishift-support', { token, view: 'tickets' });
    await until('two have news', () => find(list, '.count')?.textContent === '2');
    const asked: string[] = [];
    tap((url) => void (/\/read\//.test(url) && asked.push(new URL(url).pathname)));
    [...(await shown(list, '.rows')).querySelectorAll('button')][0]!.click();
    await until('one has news', () => find(list, '.count')?.textContent === '1');
    await agent.reply(ticket.id, 'Four');
    await says(list, 'Four');
    await until('all is read', async () => (await support.tickets.news()).unread_tickets === 1);
    await until('the count is the server’s', () => find(list, '.count')?.textContent === '1');
    expect(new Set(asked)).to.deep.equal(new Set([`/api/support/tickets/${ticket.id}/read/`]));
  });

  it('asks whether it is solved at the foot, says when it closes by itself, and takes the half-written reply along', async () => {
    const { view, ticket, support } = await resolved();
    expect(find(view, '.foot .answer')?.offsetHeight).to.be.greaterThan(40);
    expect(view.shadowRoot!.querySelector(':checked')).to.equal(null);
    const { closes_at } = await support.tickets.get(ticket.id);
    const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' }).format(new Date(closes_at!));
    const words = textOf(view);
    expect(day.split(' ').every((word) => words.includes(word))).to.equal(true);
    expect(words).to.contain('closes by itself');
    find(view, '.answer:nth-child(2) input')!.click();
    const field = await shown<HTMLTextAreaElement>(view, '.composer textarea');
    expect(field.placeholder).to.equal('What is still open?');
    type(field, 'It is not');
    find(view, '.answer input')!.click();
    await until('the button', () => find(view, '.foot .primary.wide')?.textContent?.includes('Close ticket'));
    (await shown(view, '[name=rating][value="4"]')).click();
    await until('its words', () => find(view, '.foot .primary')?.textContent?.includes('Send rating and close ticket'));
    find(view, '.answer:nth-child(2) input')!.click();
    expect((await shown<HTMLTextAreaElement>(view, '.composer textarea')).value).to.equal('It is not');
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
