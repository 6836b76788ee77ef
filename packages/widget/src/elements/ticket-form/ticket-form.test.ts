import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  api,
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
  tokenOf,
  type,
  until,
} from '../../../test/stage.js';
import type { Session } from '../../session/session.js';
import type { LogishiftTicketForm } from './ticket-form.js';

const fill = async (form: LogishiftTicketForm, subject: string, description: string) => {
  type(await shown<HTMLInputElement>(form, '#subject'), subject);
  type(find<HTMLTextAreaElement>(form, '#description')!, description);
};
const submit = (form: LogishiftTicketForm) => find(form, '[part=submit]')!.click();

/** Breaks the line to the server until it is mended. */
function breakLine(): { mend: () => void } {
  const line = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith(api) ? Promise.reject(new TypeError('Failed to fetch')) : line(input, init);
  };
  const mend = () => {
    globalThis.fetch = line;
  };
  return { mend };
}

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

  it('sends nothing of what waited once the delivery is removed', async () => {
    const { token, tracking, support } = await newCustomer();
    const form = place('logishift-ticket-form', { token, delivery: tracking });
    await says(form, tracking);
    await fill(form, 'Will it come before three?', 'I have to leave.');
    const { mend } = breakLine();
    submit(form);
    await says(form, 'Waiting to send…');
    find(form, '.delivery .tool')!.click();
    mend();
    await says(form, 'Send ticket');
    dispatchEvent(new Event('online'));
    submit(form);
    await says(form, 'We have your ticket');
    const { data } = await support.tickets.list();
    expect(data.map(({ delivery_id }) => delivery_id)).to.deep.equal([null]);
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

  it('keeps what was typed over a broken line, and sends it once when the line is back', async () => {
    const { token, support } = await newCustomer();
    const form = place('logishift-ticket-form', { token, category: 'other' });
    await fill(form, 'Written in a tunnel', 'Still here?');
    const line = breakLine();
    try {
      submit(form);
      await says(form, 'Waiting to send');
      expect(find<HTMLInputElement>(form, '#subject')?.value).to.equal('Written in a tunnel');
    } finally {
      line.mend();
    }
    dispatchEvent(new Event('online'));
    await says(form, 'We have your ticket');
    expect((await support.tickets.list()).data.map(({ subject }) => subject)).to.deep.equal(['Written in a tunnel']);
  });

  it('makes one ticket of one draft, even if its first answer was lost', async () => {
    const { token, support } = await newCustomer();
    const form = place('logishift-ticket-form', { token, category: 'other' });
    await fill(form, 'Lost answer', 'Did it arrive?');
    const line = globalThis.fetch;
    let lost = 0;
    globalThis.fetch = async (input, init) => {
      const answer = await line(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (!url.includes('/create/')) return answer;
      lost += 1;
      throw new TypeError('Failed to fetch');
    };
    try {
      submit(form);
      await says(form, 'Waiting to send');
    } finally {
      globalThis.fetch = line;
    }
    expect(lost).to.be.greaterThan(0);
    dispatchEvent(new Event('online'));
    await says(form, 'We have your ticket');
    expect((await support.tickets.list()).data).to.have.length(1);
  });

  it('hears that its ticket has arrived from whoever sent it: no second one is made', async () => {
    const { token, support } = await newCustomer();
    const form = place('logishift-ticket-form', { token, category: 'other' });
    // By another element of the page, and by another tab.
    for (const by of ['element', 'tab'] as const) {
      await fill(form, `By another ${by}`, 'Sent once.');
      const mend = breakLine();
      submit(form);
      await says(form, 'Waiting to send');
      const [key] = Object.keys(localStorage).filter((one) => one.includes('-sent '));
      const sent = JSON.parse(localStorage[key!]);
      mend.mend();
      if (by === 'element') {
        place('logishift-faq', { token });
        await says(form, 'We have your ticket');
      } else {
        const arrived = await support.tickets.create(sent.act.ticket, { idempotencyKey: sent.key });
        localStorage.removeItem(key!);
        const tell = (oldValue: string, newValue: string | null) =>
          dispatchEvent(new StorageEvent('storage', { key: key!, oldValue, newValue }));
        tell(JSON.stringify(sent), JSON.stringify({ ...sent, arrived }));
        tell(JSON.stringify({ ...sent, arrived }), null);
        await says(form, arrived.number);
      }
      expect((await support.tickets.list()).data[0]?.subject).to.equal(`By another ${by}`);
      expect(sessionStorage.length, 'the draft went with it').to.equal(0);
      const sentView = find(form, 'logishift-ticket-sent')!;
      sentView.dispatchEvent(new Event('logishift-again'));
    }
    expect((await support.tickets.list()).data).to.have.length(2);
  });

  it('loses no draft to what another tab discards, and sends nothing before its time', async () => {
    const { token } = await newCustomer();
    const form = place('logishift-ticket-form', { token, category: 'other' });
    await fill(form, 'Half a thought', 'Discarded elsewhere.');
    let asked = 0;
    tap((url) => {
      if (!url.includes('/create/')) return undefined;
      asked += 1;
      return Promise.reject(new TypeError('No line'));
    });
    submit(form);
    await says(form, 'Waiting to send');
    const before = asked;
    const [key] = Object.keys(localStorage);
    const oldValue = localStorage[key!];
    localStorage.removeItem(key!);
    for (const event of [
      { key: key!, oldValue, newValue: null },
      { key: 'of-the-host', newValue: '1' },
    ])
      dispatchEvent(new StorageEvent('storage', event));
    await says(form, 'Send ticket');
    expect(find<HTMLInputElement>(form, '#subject')?.value).to.equal('Half a thought');
    expect([sessionStorage.length, asked]).to.deep.equal([1, before]);
  });

  it('gives back what was refused after it was left, and says why; what arrives after that is told by its root', async () => {
    const { token, support } = await newCustomer();
    const left = place('logishift-ticket-form', { token, category: 'other' });
    const problem = { type: 'about:blank', title: 'No', status: 422, code: 'unknown_delivery', request_id: 'r' };
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const mend = tap((url) =>
      url.includes('/create/') ? held.then(() => Response.json(problem, { status: 422 })) : undefined,
    );
    await fill(left, 'Refused', 'Of a parcel.');
    submit(left);
    await says(left, 'Sending');
    left.remove();
    sessionStorage.clear();
    letGo();
    const list = place('logishift-ticket-list', { token });
    await until('it is refused', () => Object.values<string>(localStorage).some((one) => one.includes('"refused"')));
    list.remove();
    const form = place('logishift-ticket-form', { token });
    await says(form, 'We couldn’t take this ticket');
    expect(find<HTMLInputElement>(form, '#subject')?.value).to.equal('Refused');
    expect(find<HTMLTextAreaElement>(form, '#description')?.value).to.equal('Of a parcel.');
    expect(localStorage.length, 'nothing waits for good').to.equal(0);
    mend();
    const numbers: string[] = [];
    const hear = (event: { ticket: { number: string } }) => numbers.push(event.ticket.number);
    document.addEventListener('logishift-ticket-created', hear);
    const line = breakLine();
    submit(form);
    await says(form, 'Waiting to send');
    line.mend();
    form.remove();
    place('logishift-faq', { token });
    await until('it has arrived', () => numbers.length);
    document.removeEventListener('logishift-ticket-created', hear);
    expect((await support.tickets.list()).data.map(({ number }) => number)).to.deep.equal(numbers);
  });

  it('sends under the same key what was refused for its token, once its writer is known again', async () => {
    const { id, token, support } = await newCustomer();
    const form = place('logishift-ticket-form', { token, category: 'other' });
    const { session } = form as unknown as { session: Session };
    await until('it is known whose it is', () => session.owner);
    await fill(form, 'At the end of a session', 'Sent once.');
    const mend = tap((url) =>
      url.includes('/create/')
        ? Promise.resolve(Response.json({ code: 'unauthorized', status: 401 }, { status: 401 }))
        : undefined,
    );
    submit(form);
    await says(form, 'Your ticket is kept');
    const sent = () => Object.keys(localStorage).filter((one) => one.includes('-sent '));
    expect(sent(), 'it waits').to.have.length(1);
    mend();
    form.token = await tokenOf({ sub: id });
    await says(form, 'We have your ticket');
    expect((await support.tickets.list()).data).to.have.length(1);
    expect(sent()).to.deep.equal([]);
  });

  it('keeps a draft when it is closed, for the same person alone', async () => {
    const one = await newCustomer();
    const first = place('logishift-ticket-form', { token: one.token });
    await fill(first, 'Half a thought', 'To be continued');
    await until('it is kept under whose it is', () => sessionStorage.length === 1);
    first.remove();
    const again = place('logishift-ticket-form', { token: one.token });
    await until('the draft is back', () => find<HTMLInputElement>(again, '#subject')?.value === 'Half a thought');
    again.token = (await newCustomer()).token;
    await until('the draft is gone', () => find<HTMLInputElement>(again, '#subject')?.value === '');
    expect(sessionStorage.length).to.equal(0);
  });

  it('lets nobody write over a draft that is kept, while it cannot be known whose it is', async () => {
    const { token } = await newCustomer();
    const first = place('logishift-ticket-form', { token });
    await fill(first, 'Half a thought', 'To be continued');
    await until('it is kept', () => sessionStorage.length === 1);
    first.remove();
    const mend = tap((url) =>
      url.endsWith('/person/') ? Promise.resolve(new Response(null, { status: 500 })) : undefined,
    );
    const again = place('logishift-ticket-form', { token });
    const retry = await shown<HTMLButtonElement>(again, '[role=alert] button');
    expect(!find(again, '#subject')).to.equal(true);
    mend();
    retry.click();
    await until('the draft is back', () => find<HTMLInputElement>(again, '#subject')?.value === 'Half a thought');
  });

  it('is there for whoever is signed out, though a draft is kept of which nobody can say whose it is', async () => {
    const { id, token } = await newCustomer();
    const first = place('logishift-ticket-form', { token });
    await fill(first, 'Half a thought', 'To be continued');
    await until('it is kept', () => sessionStorage.length === 1);
    first.remove();
    const hub = place('logishift-support', { token });
    await says(hub, 'No tickets yet');
    hub.token = token.replace(/[^.]+$/, 'x'.repeat(43));
    await says(hub, 'Continue with your e-mail');
    hub.open({ view: 'form' });
    const subject = await shown<HTMLInputElement>(hub, '#subject');
    expect(subject.value).to.equal('');
    const { session } = hub as unknown as { session: Session };
    expect(session.draft.read(`${api} `), 'it is nobody’s').to.equal(undefined);
    hub.token = await tokenOf({ sub: id });
    await until('the draft is back', () => find<HTMLInputElement>(hub, '#subject')?.value === 'Half a thought');
  });

  it('works where the page may not store anything', async () => {
    const { token } = await newCustomer();
    const own =
      Object.getOwnPropertyDescriptor(Window.prototype, 'sessionStorage') ??
      Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    try {
      const form = place('logishift-ticket-form', { token, category: 'quality' });
      await fill(form, 'No storage', 'None at all.');
      submit(form);
      await says(form, 'We have your ticket');
    } finally {
      Object.defineProperty(window, 'sessionStorage', own);
    }
  });

  it('takes a page that comes in place of a token for nobody, and tells the host of it', async () => {
    const told: unknown[] = [];
    document.addEventListener('logishift-error', ({ error }) => told.push(error), { once: true });
    const form = place('logishift-ticket-form', {
      category: 'late',
      getToken: async () => '<html>Please sign in</html>',
    });
    await fill(form, 'Not here', 'I waited.');
    submit(form);
    await says(form, 'Continue with your e-mail');
    expect(String(told[0])).to.match(/no JWT/);
  });

  it('tells the host of what its getToken throws, and asks it again', async () => {
    const { token } = await newCustomer();
    const told: unknown[] = [];
    document.addEventListener('logishift-error', ({ error }) => told.push(error), { once: true });
    let works = false;
    const form = place('logishift-ticket-form', {
      category: 'late',
      getToken: async () => {
        if (works) return token;
        throw new RangeError('No such route');
      },
    });
    await until('the host is told', () => told.length > 0);
    expect(String(told[0])).to.equal('RangeError: No such route');
    works = true;
    (await shown<HTMLButtonElement>(form, '[role=alert] button')).click();
    await fill(form, 'Not here', 'I waited.');
    submit(form);
    await says(form, 'We have your ticket');
  });

  it('tells the host also of a getToken that fails without a reason', async () => {
    const told: unknown[] = [];
    document.addEventListener('logishift-error', ({ error }) => told.push(error), { once: true });
    const form = place('logishift-ticket-form', { category: 'late', getToken: () => Promise.reject() });
    await shown<HTMLButtonElement>(form, '[role=alert] button');
    expect(String(told[0])).to.match(/getToken/);
  });

  it('asks the host for a new token when the one it has is refused', async () => {
    const { token, name } = await newCustomer();
    // It says the same, under another signature.
    const refused = token.replace(/[^.]+$/, 'x'.repeat(43));
    const asked: (string | null)[] = [];
    const form = place('logishift-ticket-form', {
      category: 'other',
      getToken: ({ rejected }: { rejected: string | null }) => {
        asked.push(rejected);
        return rejected === null ? refused : token;
      },
    });
    await fill(form, 'With the second token', 'It works.');
    submit(form);
    await says(form, 'We have your ticket');
    expect([...new Set(asked)]).to.deep.equal([null, refused]);
    expect(await agent.ticketsOf(name)).to.have.length(1);
  });

  it('keeps what was typed when the session ends by itself before it is sent', async () => {
    const { token } = await newCustomer();
    const ended = token.replace(/[^.]+$/, 'x'.repeat(43));
    const form = place('logishift-ticket-form', {
      category: 'other',
      getToken: ({ rejected }: { rejected: string | null }) => (rejected === null ? ended : null),
    });
    await fill(form, 'Half a page', 'All that I have to say.');
    submit(form);
    await says(form, 'Half a page');
    await says(form, 'Your ticket is kept');
    (await shown<HTMLButtonElement>(form, '.waits button')).click();
    expect((await shown<HTMLTextAreaElement>(form, '#description')).value).to.equal('All that I have to say.');
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible with mistakes in it and when sent, light and dark, in ${lang}`, async () => {
      const { token, tracking } = await newCustomer();
      const form = place('logishift-ticket-form', { token, lang, delivery: tracking });
      await shown(form, '.delivery');
      submit(form);
      await shown(form, '#subject-error');
      await isAccessible(form, lang);
      await fill(form, 'Subject', 'Description');
      submit(form);
      await shown(form, '[aria-current=step]');
      await isAccessible(form, lang);
    });
  }
});
