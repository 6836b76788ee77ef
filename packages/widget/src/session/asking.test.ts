import { expect } from 'chai';
import '../define/all.js';
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
  tokenOf,
  type,
  until,
} from '../../test/stage.js';
import type { Session } from './session.js';

/** Somebody with a reply half-written. */
async function writing() {
  const { id, token, support } = await newCustomer();
  const ticket = await support.tickets.create(aTicket);
  await agent.take(ticket.id);
  const view = place('logishift-ticket-view', { token, ticketId: ticket.id });
  await says(view, aTicket.description);
  const field = await shown<HTMLTextAreaElement>(view, '.composer textarea');
  await until('it is live', async () => (await navigator.locks.query()).held?.length === 1);
  type(field, 'Half a thought');
  return { id, support, ticket, view, field };
}

describe('who somebody is', () => {
  it('stays so with a newer token, whatever it claims: nothing flickers, no text is lost, the stream goes on', async () => {
    const { id, ticket, view, field } = await writing();
    const asked: string[] = [];
    tap((url, send) => {
      asked.push(new URL(url).pathname);
      return send();
    });
    let isGone = false;
    const watch = new MutationObserver(() => (isGone ||= !textOf(view).includes(aTicket.description)));
    watch.observe(view.shadowRoot!, { childList: true, subtree: true });
    view.token = await tokenOf({ sub: id, name: 'Another name', deliveries: [{ id: `e-${id}`, status: 'delayed' }] });
    await until('it is asked whose it is', () => asked.length > 0);
    await agent.reply(ticket.id, 'Told by the stream.');
    await says(view, 'Told by the stream.');
    watch.disconnect();
    expect(isGone).to.equal(false);
    expect([field.value, focused() === field, field.isConnected]).to.deep.equal(['Half a thought', true, true]);
    // Whose it is, once, and no stream anew.
    expect(asked.filter((path) => path.endsWith('/person/'))).to.have.length(1);
    expect(asked.filter((path) => path.endsWith('/live/'))).to.deep.equal([]);
    find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    await until('it is sent', () => field.value === '');
  });

  it('is another with the token of another: nothing stays, and nothing of the one before comes late', async () => {
    const { support, ticket, view, field } = await writing();
    const next = await newCustomer();
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const asked: string[] = [];
    let ended = 0;
    tap((url, send) => {
      asked.push(new URL(url).pathname);
      const line = url.endsWith('/messages/') ? held.then(send) : send();
      return line.finally(() => (ended += 1));
    });
    find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    view.token = next.token;
    await says(view, 'This ticket isn’t here');
    const isNextOnes = () => {
      const text = textOf(view);
      const isLate = text.includes(aTicket.description) || text.includes('Half a thought');
      return text.includes('This ticket isn’t here') && !isLate;
    };
    let isMixed = !isNextOnes();
    const watch = new MutationObserver(() => (isMixed ||= !isNextOnes()));
    watch.observe(view.shadowRoot!, { childList: true, subtree: true });
    answer();
    await until('nothing is under way', () => asked.length === ended);
    const whose = () => asked.filter((path) => path.endsWith('/person/')).length;
    const before = whose();
    view.token = await tokenOf({ sub: next.id });
    await until('it is asked whose it is', () => whose() > before && asked.length === ended);
    watch.disconnect();
    // At no moment, and not at the end.
    expect([isMixed, isNextOnes()]).to.deep.equal([false, true]);
    expect(field.isConnected).to.equal(false);
    // Sent by then with the token that it was sent with: in the name of who wrote it, or not at all.
    const { messages } = await support.tickets.get(ticket.id);
    expect(messages.every(({ author_role, body }) => author_role !== 'customer' || body === 'Half a thought')).to.equal(
      true,
    );
  });

  it('is whom a form was sent by, though the token of another came and was not answered yet', async () => {
    const [one, next] = [await newCustomer(), await newCustomer()];
    const form = place('logishift-ticket-form', { token: one.token, category: 'late' });
    type(await shown<HTMLInputElement>(form, '#subject'), 'My door code');
    type(await shown<HTMLTextAreaElement>(form, '#description'), 'It is 4711.');
    await until('it is kept under a name', () => sessionStorage.length === 1);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    let isAsked = false;
    let [begun, ended] = [0, 0];
    tap((url, send) => {
      begun += 1;
      isAsked ||= url.endsWith('/person/');
      const line = url.endsWith('/person/') ? held.then(send) : send();
      return line.finally(() => (ended += 1));
    });
    form.token = next.token;
    await until('it is asked whose it is', () => isAsked);
    find<HTMLFormElement>(form, 'form')!.requestSubmit();
    answer();
    await until('it is another’s form', () => find<HTMLInputElement>(form, '#subject')?.value === '');
    // A ticket that were on its way would be there by then.
    await (form as unknown as { session: Session }).session.support.tickets.list();
    await until('nothing is under way', () => begun === ended);
    expect((await next.support.tickets.list()).data).to.deep.equal([]);
  });

  it('is not guessed where nobody can say: what is on screen is hidden until somebody can', async () => {
    const { id, view } = await writing();
    const mend = tap(() => Promise.reject(new TypeError('The line is broken')));
    view.token = await tokenOf({ sub: crypto.randomUUID() });
    await until('it is hidden', () => !textOf(view).includes(aTicket.description));
    mend();
    view.token = await tokenOf({ sub: id });
    dispatchEvent(new Event('online'));
    await says(view, aTicket.description);
    expect((await shown<HTMLTextAreaElement>(view, '.composer textarea')).value).to.equal('Half a thought');
  });

  it('is told by the claim that the host’s issuer names: a draft comes back to its writer, and to nobody else', async () => {
    const iss = 'https://numbers.example';
    const of = (customer_no: number) => tokenOf({ iss, customer_no, sub: 'the-shop', jti: crypto.randomUUID() });
    const [one, next] = [Date.now(), Date.now() + 1];
    const open = async (token: string) =>
      shown<HTMLInputElement>(place('logishift-ticket-form', { token, category: 'late' }), '#subject');
    const first = await open(await of(one));
    type(first, 'The code of my door');
    await until('it is kept', () => sessionStorage.length === 1);
    const again = await open(await of(one));
    await until('it is back', () => again.value === 'The code of my door');
    const other = await open(await of(next));
    await until('it is thrown away', () => sessionStorage.length === 0);
    expect(other.value).to.equal('');
  });
});
