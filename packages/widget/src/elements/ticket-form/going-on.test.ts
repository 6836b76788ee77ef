import { expect } from 'chai';
import '../../define/all.js';
import { fill, submit } from '../../../test/form.js';
import {
  agent,
  aTicket,
  find,
  focused,
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

describe('<logishift-ticket-form>, where there is a ticket already', () => {
  it('says first that there is an open ticket about the parcel, once, and goes on there or here', async () => {
    const { token, tracking, support } = await newCustomer();
    const ticket = await support.tickets.create({ ...aTicket, delivery_ref: tracking });
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'He is on his way again.');
    // However the page writes the number.
    const form = place('logishift-ticket-form', { token, delivery: tracking.toLowerCase() });
    await says(form, `You already have ${ticket.number} about this parcel`);
    await says(form, 'He is on his way again.');
    await isAccessible(form);
    find(form, '.twin-foot .button:not(.primary)')!.click();
    await until('the focus', () => focused()?.id === 'subject');
    await fill(form, 'Something else', 'The bell is broken.');
    expect(!find(form, '.twin'), 'no word more').to.equal(true);
    submit(form);
    await says(form, 'We have your ticket');
    expect((await support.tickets.list()).data[0]).to.include({ subject: 'Something else', delivery_ref: tracking });
  });

  it('says so under the parcel once something is written, and takes what is written along', async () => {
    const { token, tracking, support } = await newCustomer();
    const ticket = await support.tickets.create({ ...aTicket, delivery_ref: 'PX-000000' });
    const hub = place('logishift-support', { token, view: 'form', delivery: tracking });
    await says(hub, tracking);
    type(await shown<HTMLInputElement>(hub, '#subject'), 'My gift');
    type(find<HTMLTextAreaElement>(hub, '#description')!, 'The bell is broken.');
    find(hub, '.change')!.click();
    const field = await shown<HTMLInputElement>(hub, '#parcel');
    type(field, 'px 000000');
    await says(hub, `${ticket.number} about this parcel is open`);
    await says(hub, 'You have an open ticket about this parcel.');
    expect(focused() === field, 'the focus').to.equal(true);
    await isAccessible(hub);
    find(hub, '.twin .primary')!.click();
    const reply = await shown<HTMLTextAreaElement>(hub, '.composer textarea');
    await until('the text', () => reply.value === 'My gift\n\nThe bell is broken.');
  });

  it('follows up a ticket that is closed, by its number and about its parcel', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create({ ...aTicket, delivery_ref: 'PX-000000' });
    await agent.set(ticket.id, { status: 'resolved' });
    await support.tickets.confirm(ticket.id);
    const help = place('logishift-help', { token });
    await help.open({ view: 'ticket', ticketId: ticket.id });
    (await shown(help, 'logishift-ticket-view .foot .button, .foot .wide')).click();
    const subject = await shown<HTMLInputElement>(help, '#subject');
    await until('it is named', () => subject.value === `Follow-up to ${ticket.number}: ${aTicket.subject}`);
    await says(find(help, 'logishift-parcel-picker')!, 'PX-000000');
    // Whoever looks at something else first finds it again.
    expect(textOf(help)).not.to.contain('From this page');
    expect(find<HTMLInputElement>(help, '[name=category]:checked')?.value).to.equal(aTicket.category);
  });

  it('knows the parcel of a ticket that is followed up as theirs, without asking first', async () => {
    const { token, support, tracking } = await newCustomer();
    const ticket = await support.tickets.create({ ...aTicket, delivery_id: tracking });
    await agent.set(ticket.id, { status: 'resolved' });
    await support.tickets.confirm(ticket.id);
    const hub = place('logishift-support', { token, ticketId: ticket.id });
    const button = await shown(hub, '.foot > .wide');
    tap((url) => (url.includes('/deliveries/') ? new Promise<Response>(() => {}) : undefined));
    button.click();
    const picker = await shown(hub, '[part=delivery]');
    expect(textOf(picker)).to.contain(tracking);
    expect(picker.classList.contains('typed')).to.equal(false);
  });

  it('follows up a ticket about no parcel from wherever it is shown, and not about the parcel of the page', async () => {
    const { token, support, tracking } = await newCustomer();
    const ticket = await support.tickets.create({ ...aTicket, subject: 'x'.repeat(200) });
    await agent.set(ticket.id, { status: 'resolved' });
    await support.tickets.confirm(ticket.id);
    const hub = place('logishift-support', { token, delivery: tracking, ticketId: ticket.id });
    (await shown(hub, '.foot > .wide')).click();
    const { value } = await shown<HTMLInputElement>(hub, '#subject');
    expect(value).to.match(new RegExp(`^Follow-up to ${ticket.number}: x+$`));
    expect(value.length).to.be.at.most(200);
    expect(textOf(hub)).not.to.contain(tracking);
    // Alone on a page that has neither form nor panel, it leads nowhere.
    const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
    await says(view, 'This ticket is closed');
    expect(!find(view, '.foot > .wide')).to.equal(true);
    const help = place('logishift-help', { token, delivery: tracking });
    view.requestUpdate();
    (await shown(view, '.foot > .wide')).click();
    await until('it is named', () =>
      find<HTMLInputElement>(help, '#subject')?.value.startsWith(`Follow-up to ${ticket.number}`),
    );
  });
});
