import { Support } from '@logishift/support-sdk';
import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  api,
  aTicket,
  find,
  isAccessible,
  mailedCode,
  mailedLink,
  newCustomer,
  place,
  says,
  shown,
  tap,
  textOf,
  type,
  until,
} from '../../../test/stage.js';

const newAddress = () => `${crypto.randomUUID()}@example.com`;

/** Types an address and has a code sent to it. */
async function askCode(element: Element, address: string): Promise<void> {
  type(await shown<HTMLInputElement>(element, '#email'), address);
  (find<HTMLFormElement>(element, 'logishift-guest') as HTMLElement).shadowRoot!.querySelector('form')!.requestSubmit();
  await shown(element, '.digits input');
}

/** Types the mailed code, as a phone fills it in. */
async function prove(element: Element, address: string): Promise<void> {
  await askCode(element, address);
  type(await shown<HTMLInputElement>(element, '.digits input'), ` ${await mailedCode(address)} `);
}

async function write(form: HTMLElement, subject: string): Promise<void> {
  type(await shown<HTMLInputElement>(form, '#subject'), subject);
  type(await shown<HTMLTextAreaElement>(form, '#description'), 'I have waited since noon.');
  form.shadowRoot!.querySelector('form')!.requestSubmit();
}

describe('<logishift-guest>', () => {
  it('takes the place of a token that is no good any more: what was written goes out', async () => {
    const { token } = await newCustomer();
    const form = place('logishift-ticket-form', {
      token: token.replace(/[^.]+$/, 'x'.repeat(43)),
      category: 'other',
    });
    await write(form, 'After the token has expired');
    await prove(form, newAddress());
    await says(form, 'We have your ticket');
  });

  it('takes its place, too, where that is found out in the moment of sending', async () => {
    const { token } = await newCustomer();
    let isRefused = false;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    tap((url, send) => {
      if (url.includes('/faq/')) return undefined;
      if (isRefused) return held.then(send);
      return send().then((answer) => {
        isRefused ||= answer.status === 401;
        return answer;
      });
    });
    const form = place('logishift-ticket-form', {
      token: token.replace(/[^.]+$/, 'x'.repeat(43)),
      category: 'other',
    });
    await shown(form, '#subject');
    await until('the token is refused', () => isRefused);
    await write(form, 'In the moment of sending');
    release();
    await prove(form, newAddress());
    await says(form, 'We have your ticket');
  });

  it('sends what a guest wrote before proving the address, and shows the agent’s answer live', async () => {
    const address = newAddress();
    const help = place('logishift-help');
    await help.open({ view: 'form', category: 'late' });
    const form = await shown(help, 'logishift-ticket-form');
    await write(form, 'From a guest');
    await says(help, 'Your ticket is kept and goes out next');
    await prove(help, address);
    await says(help, 'We have your ticket');
    await says(find(help, 'logishift-ticket-sent')!, `Each answer also goes by e-mail to ${address}`);
    (await shown(help, '.foot .primary')).click();
    await says(help, 'I have waited since noon.');
    const id = find<HTMLElement & { ticketId: string }>(help, 'logishift-ticket-view')!.ticketId;
    await agent.take(id);
    await agent.reply(id, 'Hello, guest.');
    await says(help, 'Hello, guest.');
    await help.open({ view: 'tickets' });
    await says(help, `Signed in as ${address}`);
    await says(help, 'From a guest');
  });

  it('knows the guest after a reload of the page, until they say that it is not them', async () => {
    const address = newAddress();
    const list = place('logishift-ticket-list');
    await prove(list, address);
    await says(list, 'No tickets yet');
    list.remove();
    const again = place('logishift-ticket-list');
    await says(again, `Signed in as ${address}`);
    (await shown(again, '.signed-in .link')).click();
    await says(again, 'Continue with your e-mail');
    expect(textOf(again)).to.not.contain(address);
    expect(sessionStorage.length).to.equal(0);
  });

  it('knows them whatever the device’s clock says: the server’s word counts', async () => {
    const { now } = Date;
    for (const days of [2, -400]) {
      Date.now = () => now() + days * 86_400_000;
      try {
        const address = newAddress();
        const form = place('logishift-ticket-form', { category: 'other' });
        await write(form, `Written ${days} days off`);
        await prove(form, address);
        await says(form, 'We have your ticket');
        const list = place('logishift-ticket-list');
        await says(list, `Signed in as ${address}`);
        await says(list, `Written ${days} days off`);
        // Of just now, by the server's clock, which has told its time by then.
        await until('the time of the ticket', () => /\bnow\b/.test(textOf(list)));
        (await shown(list, '.signed-in .link')).click();
        form.remove();
        list.remove();
      } finally {
        Date.now = now;
      }
    }
  });

  it('asks for the address again once the server says that the proof is over; what was typed stays', async () => {
    const address = newAddress();
    const first = place('logishift-ticket-list');
    await prove(first, address);
    await says(first, `Signed in as ${address}`);
    first.remove();
    const kept = JSON.parse(sessionStorage.getItem('logishift-support-guest')!);
    kept.session.access = kept.session.access.replace(/[^.]+$/, 'x'.repeat(43));
    sessionStorage.setItem('logishift-support-guest', JSON.stringify(kept));
    const form = place('logishift-ticket-form', { category: 'other' });
    await write(form, 'After the proof was over');
    const used = await mailedCode(address);
    await askCode(form, address);
    let code = used;
    while (code === used) code = await mailedCode(address);
    type(await shown<HTMLInputElement>(form, '.digits input'), code);
    await says(form, 'We have your ticket');
  });

  it('says that a code is wrong, and takes another address', async () => {
    const list = place('logishift-ticket-list');
    await askCode(list, newAddress());
    const field = await shown<HTMLInputElement>(list, '.digits input');
    expect([field.inputMode, field.autocomplete]).to.deep.equal(['numeric', 'one-time-code']);
    expect(textOf(list)).to.match(/Works for another (10|9) minutes/);
    type(field, '000000');
    const alert = await shown(list, '[role=alert]');
    expect(alert.textContent).to.match(/code is wrong|isn’t the code/);
    // To be typed over.
    await until(
      'the digits are marked',
      () =>
        field.value === '000000' && field.matches(':focus') && field.selectionEnd === 6 && field.selectionStart === 0,
    );
    find(list, '.head .link')!.click();
    const other = newAddress();
    await prove(list, other);
    await says(list, `Signed in as ${other}`);
  });

  it('offers to sign in where the host says where, and has no word of it else', async () => {
    const list = place('logishift-ticket-list');
    await shown(list, '#email');
    expect(textOf(list)).not.to.contain('Have an account?');
    const help = place('logishift-help');
    help.setAttribute('sign-in-href', '/sign-in');
    await help.open({ view: 'tickets' });
    const link = await shown<HTMLAnchorElement>(await shown(help, 'logishift-guest'), 'a');
    expect(link.getAttribute('href')).to.equal('/sign-in');
  });

  it('gives way to the person whom the host names', async () => {
    const address = newAddress();
    const list = place('logishift-ticket-list');
    await prove(list, address);
    await says(list, `Signed in as ${address}`);
    const { token, support } = await newCustomer();
    await support.tickets.create({ ...aTicket, subject: 'Of the customer' });
    list.token = token;
    await says(list, 'Of the customer');
    expect(textOf(list)).to.not.contain(address);
    expect(sessionStorage.getItem('logishift-support-guest')).to.equal(null);
  });

  it('opens one ticket by the link of a mail, to read and to answer', async () => {
    const email = newAddress();
    const anybody = new Support({ baseUrl: api });
    await anybody.guests.requestCode({ email });
    const { access } = await anybody.guests.verify({ email, code: await mailedCode(email) });
    const guest = new Support({ baseUrl: api, token: access });
    const [ticket, other] = [await guest.tickets.create(aTicket), await guest.tickets.create(aTicket)];
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'Is your bell broken?');
    const link = await mailedLink(email, ticket.id);
    const view = place('logishift-ticket-view', { ticketId: ticket.id, link });
    await says(view, 'Is your bell broken?');
    type(await shown<HTMLTextAreaElement>(view, '.composer textarea'), 'Please knock.');
    find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    await says(view, 'Please knock.');
    await agent.reply(ticket.id, 'We will.');
    await says(view, 'We will.');
    const another = place('logishift-ticket-view', { ticketId: other.id, link });
    await says(another, 'Continue with your e-mail');
    // Signed out, the link in the address opens it no more.
    const before = location.hash;
    location.hash = `ticket_link=${link}`;
    try {
      const { token } = await newCustomer();
      const addressed = place('logishift-ticket-view', { ticketId: ticket.id, token });
      await says(addressed, 'This ticket isn’t here');
      addressed.signOut();
      await says(addressed, 'Continue with your e-mail');
    } finally {
      history.replaceState(null, '', before || location.pathname + location.search);
    }
  });

  it('shows a guest nothing of another’s ticket, and nobody anything before they have proved an address', async () => {
    const { support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { ticketId: ticket.id });
    await says(view, 'Continue with your e-mail');
    expect(textOf(view)).to.not.contain(aTicket.description);
    await prove(view, newAddress());
    await says(view, 'This ticket isn’t here');
    expect(textOf(view)).to.not.contain(aTicket.description);
    await new Support({ baseUrl: api }).tickets.get(ticket.id).then(
      () => expect.fail('it was shown'),
      (error) => expect(error.status).to.equal(401),
    );
  });

  it('takes an address whose domain is in another script, and says what is wrong with one that is none', async () => {
    const told: unknown[] = [];
    const tell = ({ error }: { error: unknown }) => told.push(error);
    document.addEventListener('logishift-error', tell as never);
    const list = place('logishift-ticket-list');
    const address = `${crypto.randomUUID()}@`;
    const form = async () =>
      (find<HTMLFormElement>(list, 'logishift-guest') as HTMLElement).shadowRoot!.querySelector('form')!;
    // The server alone knows that these are none.
    for (const odd of [`pr\u00efya${address}example.com`, `${address}exam_ple.com`]) {
      type(await shown<HTMLInputElement>(list, '#email'), odd);
      (await form()).requestSubmit();
      await says(list, 'Write an address such as name@example.com');
    }
    expect(told).to.deep.equal([]);
    await askCode(list, `${address}münchen.example`);
    type(await shown<HTMLInputElement>(list, '.digits input'), await mailedCode(`${address}xn--mnchen-3ya.example`));
    await says(list, 'No tickets yet');
    document.removeEventListener('logishift-error', tell as never);
  });

  it('scrolls where a ticket fills a low room', async () => {
    const view = place('logishift-ticket-view', { ticketId: crypto.randomUUID(), fill: true });
    view.style.blockSize = '160px';
    await shown(view, '#email');
    const scroller = find(view, 'logishift-guest')!.shadowRoot!.querySelector('.scroll')!;
    expect(scroller.scrollHeight).to.be.greaterThan(scroller.clientHeight);
    scroller.scrollTop = 999;
    expect(scroller.scrollTop).to.be.greaterThan(0);
    expect(getComputedStyle(scroller).paddingInline, 'one inset').to.equal('0px');
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible at both steps and with a mistake, light and dark, in ${lang}`, async () => {
      const list = place('logishift-ticket-list', { lang });
      await shown(list, '#email');
      await isAccessible(list, lang);
      await askCode(list, newAddress());
      type(await shown<HTMLInputElement>(list, '.digits input'), '000000');
      await shown(list, '.error');
      await isAccessible(list, lang);
    });
  }
});
