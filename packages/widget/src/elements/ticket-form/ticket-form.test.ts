import { expect } from 'chai';
import '../../define/all.js';
import { fill, submit } from '../../../test/form.js';
import {
  agent,
  aTicket,
  find,
  focused,
  newCustomer,
  place,
  says,
  shown,
  tap,
  textOf,
  type,
  until,
} from '../../../test/stage.js';

describe('<logishift-ticket-form>', () => {
  it('sends a ticket about the delivery, with the category that fits it, and shows its number and way', async () => {
    const { token, tracking, support } = await newCustomer();
    const form = place('logishift-ticket-form', { token, delivery: tracking });
    await says(form, tracking);
    await until('Late is chosen', () => find<HTMLInputElement>(form, '[name=category][value=late]')?.checked);
    const created = new Promise<string>((resolve) => {
      form.addEventListener('logishift-ticket-created', ({ ticket }) => resolve(ticket.number));
    });
    await fill(form, 'Will it come before three?', 'I have to leave.');
    submit(form);
    const number = await created;
    await says(form, number);
    const { data } = await support.tickets.list();
    expect(data).to.have.length(1);
    expect(data[0]).to.include({ number, category: 'late', subject: 'Will it come before three?' });
    expect(data[0]?.delivery_id).to.be.a('string');
    const current = await shown(form, '[aria-current=step]');
    expect(current.textContent).to.contain('Open');
    expect(focused()?.textContent, 'the focus goes to the news').to.equal('We have your ticket');
  });

  it('waits for a delivery that is slow to come, also when Send is pressed before: the ticket names it', async () => {
    const { token, tracking, support } = await newCustomer();
    const line = globalThis.fetch;
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url.includes('/deliveries/')) await held;
      return line(input, init);
    };
    try {
      const form = place('logishift-ticket-form', { token, delivery: tracking });
      await fill(form, 'Will it come before three?', 'I have to leave.');
      submit(form);
      answer();
      await says(form, 'We have your ticket');
    } finally {
      globalThis.fetch = line;
    }
    const [ticket] = (await support.tickets.list()).data;
    expect(ticket).to.include({ category: 'late' });
    expect(ticket?.delivery_id).to.be.a('string');
  });

  it('names the delivery of the page also when it could not be loaded, and when Send is pressed twice', async () => {
    for (const times of [1, 2]) {
      const { token, tracking, support } = await newCustomer();
      let answer = () => {};
      const held = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const isLate = times === 2;
      const broken = () => Promise.reject(new TypeError('Failed to fetch'));
      const untap = tap((url) => {
        if (!url.includes('/deliveries/')) return undefined;
        return isLate ? held.then(broken) : broken();
      });
      const form = place('logishift-ticket-form', { token, delivery: tracking, category: 'late' });
      await fill(form, 'Will it come before three?', 'I have to leave.');
      for (let time = 0; time < times; time++) submit(form);
      if (isLate) await until('Send is busy', () => find(form, '[part=submit]')?.ariaDisabled === 'true');
      answer();
      await says(form, 'We have your ticket');
      untap();
      expect((await support.tickets.list()).data[0]?.delivery_id).to.be.a('string');
    }
  });

  it('leaves the delivery out once it is removed, also after it was closed, and takes another number', async () => {
    const { token, tracking, support } = await newCustomer();
    const first = place('logishift-ticket-form', { token, delivery: tracking });
    await says(first, 'Out for delivery');
    (await shown(first, '.delivery .tool')).click();
    await until('the focus is on the number', () => focused()?.id === 'parcel');
    await fill(first, 'About something else', 'Not this parcel.');
    first.remove();
    const form = place('logishift-ticket-form', { token, delivery: tracking });
    const number = await shown<HTMLInputElement>(form, '#parcel');
    expect(!find(form, '.delivery'), 'it is gone').to.equal(true);
    type(number, 'PX-nobodys');
    submit(form);
    await says(form, 'We have your ticket');
    await says(form, 'PX-nobodys');
    expect((await support.tickets.list()).data[0]).to.include({ delivery_id: null, delivery_ref: 'PX-nobodys' });
  });

  it('is no wider for a pasted link, nor is anything that shows it', async () => {
    const { token, tracking, support } = await newCustomer();
    const link = `https://example.com/${'a'.repeat(170)}`;
    const ticket = await support.tickets.create({
      ...aTicket,
      subject: link,
      description: link,
      delivery_ref: link.slice(0, 100),
    });
    await agent.take(ticket.id);
    await agent.reply(ticket.id, link);
    const narrow = { token, style: 'display: block; inline-size: 328px' as never };
    const form = place('logishift-ticket-form', { ...narrow, category: 'other' });
    await fill(form, link, link);
    const long = place('logishift-ticket-form', { ...narrow, category: 'other', delivery: link.slice(0, 100) });
    await says(long, `${ticket.number} about this parcel`);
    const list = place('logishift-ticket-list', narrow);
    const view = place('logishift-ticket-view', { ...narrow, ticketId: ticket.id });
    const faq = place('logishift-faq', { ...narrow, query: link });
    const all = { form, long, list, view, faq };
    await says(list, link);
    await shown(view, '.composer textarea');
    type(find<HTMLTextAreaElement>(view, '.composer textarea')!, link);
    await says(faq, 'Nothing found');
    for (const [name, element] of Object.entries(all)) expect(element.scrollWidth, name).to.be.at.most(328);
    const field = find<HTMLTextAreaElement>(form, '#description')!;
    expect(field.scrollWidth, 'what is inside the field').to.be.at.most(field.clientWidth);
    submit(form);
    await says(form, 'We have your ticket');
    expect(form.scrollWidth, 'sent').to.be.at.most(328);
    expect(tracking).to.be.a('string');
  });

  it('tells the host of a fault of the server, while it waits', async () => {
    const { token } = await newCustomer();
    const form = place('logishift-ticket-form', { token, category: 'late' });
    await fill(form, 'Not here', 'I waited.');
    const told = new Promise<Event & { error: unknown }>((resolve) =>
      form.addEventListener('logishift-error', resolve),
    );
    tap((url) => (url.includes('/tickets/') ? Promise.resolve(new Response(null, { status: 500 })) : undefined));
    submit(form);
    expect((await told).error).to.include({ status: 500 });
    await says(form, 'Waiting to send…');
  });

  it('keeps the field under one’s fingers when the host gives another getToken for the same person', async () => {
    const { token } = await newCustomer();
    const form = place('logishift-ticket-form', { getToken: () => token });
    await fill(form, 'Half a page', 'All that');
    const field = focused();
    let asked = 0;
    form.getToken = async () => {
      asked++;
      await form.updateComplete;
      return token;
    };
    await until('the host is asked', () => asked);
    await form.updateComplete;
    expect(focused() === field && field?.isConnected, 'the focus').to.equal(true);
  });

  it('says what is missing beside each field, and puts the focus on the first', async () => {
    const { token, support } = await newCustomer();
    const form = place('logishift-ticket-form', { token });
    await shown(form, '#subject');
    submit(form);
    await says(form, 'Write a subject');
    const subject = find(form, '#subject')!;
    expect(find(form, `#${subject.getAttribute('aria-describedby')}`)?.textContent).to.contain('Write a subject');
    expect(textOf(form)).to.contain('Choose what it is about').and.to.contain('Tell us what happened');
    expect(focused()?.getAttribute('name')).to.equal('category');
    expect((await support.tickets.list()).data).to.have.length(0);
  });

  it('suggests answers while one writes', async () => {
    const { token } = await newCustomer();
    const form = place('logishift-ticket-form', { token });
    await fill(form, 'My delivery is late', 'Do I get money back?');
    const suggestions = await shown(form, '.suggestions');
    expect(suggestions.textContent).to.contain('Do I get money back for a late delivery?');
  });
});
