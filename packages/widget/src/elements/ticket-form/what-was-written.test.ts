import { expect } from 'chai';
import '../../define/all.js';
import { breakLine, fill, submit } from '../../../test/form.js';
import { api, find, newCustomer, place, says, shown, tap, tokenOf, until } from '../../../test/stage.js';
import type { Session } from '../../session/session.js';

describe('<logishift-ticket-form>, what was written in it', () => {
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
});
