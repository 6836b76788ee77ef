import { expect } from 'chai';
import '../define/all.js';
import {
  agent,
  api,
  aTicket,
  find,
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
import { Session } from './session.js';

/** Another token of somebody: it says the same, under another signature. */
const renewed = (id: string) => tokenOf({ sub: id, jti: crypto.randomUUID() });

/** Holds the answers to what is asked of some paths, until they are let go. */
function hold(...ends: string[]) {
  const asked: string[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let ended = 0;
  tap((url, send) => {
    const { pathname } = new URL(url);
    if (!ends.some((end) => pathname.endsWith(end))) return undefined;
    asked.push(pathname);
    return held.then(send).finally(() => (ended += 1));
  });
  return { asked, letGo, isQuiet: () => ended === asked.length };
}

/** Somebody who reads a ticket of theirs. */
async function reading() {
  const customer = await newCustomer();
  const ticket = await customer.support.tickets.create(aTicket);
  await agent.take(ticket.id);
  const view = place('logishift-ticket-view', { token: customer.token, ticketId: ticket.id });
  await says(view, aTicket.description);
  return { ...customer, ticket, view };
}

describe('a token of another word of the host’s that is refused', () => {
  it('shows nothing of the one before, and leaves what is kept for them', async () => {
    const [one, other] = [await newCustomer(), await newCustomer()];
    const form = place('logishift-ticket-form', { token: one.token });
    const subject = () => find<HTMLInputElement>(form, '#subject')?.value;
    type(await shown<HTMLInputElement>(form, '#subject'), 'Half a thought');
    await until('it is kept under whose it is', () => sessionStorage.length === 1);
    const refused = other.token.replace(/[^.]+$/, 'forged');
    Object.assign(form, { token: null, getToken: async () => refused });
    await until('it is refused', () => subject() === '');
    Object.assign(form, { token: await renewed(one.id), getToken: undefined });
    await until('it is theirs again', () => subject() === 'Half a thought');
  });
});

describe('a token that comes before the last one was answered', () => {
  it('has everything on screen asked for anew, with a token and with another getToken', async () => {
    for (const by of ['token', 'getToken'] as const) {
      const { id, token, support } = await newCustomer();
      const ticket = await support.tickets.create(aTicket);
      const next = await renewed(id);
      const given = (value: string) => (by === 'token' ? { token: value } : { getToken: async () => value });
      const { asked, letGo } = hold(`/${ticket.id}/`);
      const view = place('logishift-ticket-view', { ...given(token), ticketId: ticket.id });
      await until('it is asked for', () => asked.length);
      Object.assign(view, given(next));
      await until('somebody else may be here', () => asked.length > 1);
      letGo();
      await says(view, aTicket.description);
    }
  });

  it('leaves what is kept for who wrote it, and for nobody else', async () => {
    const [one, other] = [await newCustomer(), await newCustomer()];
    for (const [who, subject] of [
      [one.id, 'Half a thought'],
      [other.id, ''],
    ] as const) {
      const first = place('logishift-ticket-form', { token: one.token });
      type(await shown<HTMLInputElement>(first, '#subject'), 'Half a thought');
      await until('it is kept under whose it is', () => sessionStorage.length === 1);
      first.remove();
      const { asked, letGo } = hold('/person/');
      const again = place('logishift-ticket-form', { token: await renewed(one.id) });
      await until('it is asked whose it is', () => asked.length);
      again.token = await renewed(who);
      await until('it is asked once more', () => asked.length > 1);
      letGo();
      await until(`there is “${subject}”`, () => find<HTMLInputElement>(again, '#subject')?.value === subject);
      expect(sessionStorage.length).to.equal(subject ? 1 : 0);
      again.remove();
    }
  });
});

describe('another server', () => {
  it('is asked for everything that is on screen, whether or not its stream opens', async () => {
    const { ticket, view } = await reading();
    const { session } = view as unknown as { session: Session };
    await until('it is live, and nothing is under way', () => session.isTold && !session.ticket(ticket.id).loading);
    const { asked, letGo } = hold('/live/', `/${ticket.id}/`);
    view.api = `${api}/`;
    await until('it is asked', () => asked.some((path) => path.endsWith(`/${ticket.id}/`)));
    letGo();
    await says(view, aTicket.description);
  });
});

describe('what somebody looks for in the FAQ', () => {
  it('stays with a newer token of theirs, and goes with them', async () => {
    const [one, next] = [await newCustomer(), await newCustomer()];
    const faq = place('logishift-faq', { token: one.token });
    const said: unknown[] = [];
    tap((url, send) => {
      if (!url.endsWith('/person/')) return undefined;
      return send().finally(() => said.push(url));
    });
    const field = await shown<HTMLInputElement>(faq, 'input');
    type(field, 'money');
    await until('it is known whose it is', () => said.length === 1);
    faq.token = await renewed(one.id);
    await until('it is known that it still is', () => said.length === 2);
    expect(field.value).to.equal('money');
    faq.token = next.token;
    await until('it is gone', () => field.value === '');
  });

  it('goes with them also where only a function says who is here', async () => {
    const [one, next] = [await newCustomer(), await newCustomer()];
    const faq = place('logishift-faq', { getToken: () => one.token });
    const field = await shown<HTMLInputElement>(faq, 'input');
    type(field, 'money');
    const { session } = faq as unknown as { session: Session };
    await until('it is known whose it is', () => session.owner);
    faq.getToken = () => next.token;
    await until('it is gone', () => field.value === '');
  });
});

describe('while nobody can say who is here', () => {
  it('shows nothing of the one before, and takes no further token for theirs', async () => {
    const { id, support, view } = await reading();
    const list = place('logishift-ticket-list', { token: await renewed(id) });
    await says(list, aTicket.subject);
    tap(() => Promise.reject(new TypeError('The line is broken')));
    const mine = await renewed(id);
    for (const one of [view, list]) one.token = mine;
    await until('both are hidden', () => !/I waited all day|Not here yet/.test(textOf(view) + textOf(list)));
    const { asked, letGo } = hold('/');
    const whose = () => asked.filter((path) => path.endsWith('/person/')).length;
    let isShown = false;
    const watch = new MutationObserver(() => {
      isShown ||= /I waited all day|Not here yet/.test(textOf(view) + textOf(list));
    });
    for (const one of [view, list])
      watch.observe(one.shadowRoot!, { childList: true, characterData: true, subtree: true });
    // Somebody tries again, and while that is asked another token comes, and one more.
    dispatchEvent(new Event('online'));
    await until('it is asked again', () => whose() >= 2);
    for (let round = 1; round <= 2; round++) {
      const more = whose();
      const next = await renewed(id);
      for (const one of [view, list]) one.token = next;
      await until('it is asked of this one', () => whose() >= more + 2);
      await Promise.all([view.updateComplete, list.updateComplete]);
    }
    expect(isShown).to.equal(false);
    watch.disconnect();
    letGo();
    await says(view, aTicket.description);
    await says(list, aTicket.subject);
    expect((await support.tickets.list()).data).to.have.length(1);
  });

  it('is patient for four seconds, however often it is asked', async () => {
    const { id, view } = await reading();
    const clocks: { run: () => void; isOver: boolean }[] = [];
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    const late = new Map<unknown, (typeof clocks)[0]>();
    globalThis.setTimeout = ((run: () => void, after?: number, ...more: []) => {
      const timer = set(run, after === 4_000 ? 60_000 : after, ...more);
      if (after === 4_000) {
        const one = { run, isOver: false };
        clocks.push(one);
        late.set(timer, one);
      }
      return timer;
    }) as typeof setTimeout;
    globalThis.clearTimeout = (timer) => {
      const one = late.get(timer);
      if (one) one.isOver = true;
      clear(timer);
    };
    try {
      const { asked, letGo, isQuiet } = hold('/');
      view.token = await renewed(id);
      await until('it is asked whose it is', () => asked.some((path) => path.endsWith('/person/')));
      expect(clocks.length, 'a clock').to.equal(1);
      clocks[0]!.run();
      await until('it is hidden', () => !textOf(view).includes(aTicket.description));
      letGo();
      await says(view, aTicket.description);
      await until('it is answered', isQuiet);
      expect(clocks[0]!.isOver, 'stopped').to.equal(true);
    } finally {
      globalThis.setTimeout = set;
      globalThis.clearTimeout = clear;
    }
  });
});

describe('what one did and the next finds', () => {
  it('is a Send that works at once, and is not ended by the end of the one before', async () => {
    const { ticket, view, support } = await reading();
    const next = await newCustomer();
    const own = await next.support.tickets.create({ ...aTicket, description: 'Mine alone.' });
    const letGo: (() => void)[] = [];
    const held = [ticket.id, own.id].map((id) => ({
      path: `/${id}/messages/`,
      gate: new Promise<void>((resolve) => letGo.push(resolve)),
    }));
    let ended = 0;
    const asked: string[] = [];
    tap((url, send) => {
      const one = held.find(({ path }) => url.endsWith(path));
      if (!one) return undefined;
      asked.push(url);
      return one.gate.then(send).finally(() => (ended += 1));
    });
    const write = async (text: string) => {
      type(await shown<HTMLTextAreaElement>(view, '.composer textarea'), text);
      find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    };
    await write('Of the one before');
    await until('it is on its way', () => asked.length === 1);
    Object.assign(view, { token: next.token, ticketId: own.id });
    await says(view, 'Mine alone.');
    await write('Of the next');
    await until('it is on its way too', () => asked.length === 2);
    letGo[0]!();
    await until('the first is over', () => ended === 1);
    await view.updateComplete;
    expect(find(view, '.going')?.textContent).to.contain('Of the next');
    expect(textOf(view)).not.to.contain('Of the one before');
    letGo[1]!();
    await until('the second is over', () => ended === 2 && !find(view, '.going'));
    expect(localStorage, 'nothing waits').to.have.length(0);
    const bodies = async (of: typeof support, id: string) =>
      (await of.tickets.get(id)).messages.map(({ body }) => body);
    expect(await bodies(next.support, own.id)).to.deep.equal(['Of the next']);
    expect(await bodies(support, ticket.id)).not.to.include('Of the next');
  });

  it('is no form that goes on by itself, after the delivery that the one before waited for', async () => {
    const [one, next] = [await newCustomer(), await newCustomer()];
    const { asked, letGo, isQuiet } = hold(`/${one.tracking}/`);
    const form = place('logishift-ticket-form', { token: one.token, delivery: one.tracking, category: 'late' });
    const field = await shown<HTMLInputElement>(form, '#subject');
    type(field, 'My parcel');
    type(find<HTMLTextAreaElement>(form, '#description')!, 'Where is it?');
    find<HTMLFormElement>(form, 'form')!.requestSubmit();
    const isBusy = () => find(form, '[part=submit]')?.ariaDisabled === 'true';
    await until('it waits', isBusy);
    const before = asked.length;
    form.token = next.token;
    const written = () => find<HTMLInputElement>(form, '#subject')?.value;
    await until('it is another’s', () => asked.length > before && !written());
    expect(isBusy(), 'not for the next').to.equal(false);
    letGo();
    await until('nothing is under way', isQuiet);
    await form.updateComplete;
    expect(textOf(form)).not.to.contain('Write a subject');
  });

  it('is no word of what was refused to the one before', async () => {
    const { ticket, view } = await reading();
    const next = await newCustomer();
    const own = await next.support.tickets.create({ ...aTicket, description: 'Mine alone.' });
    await agent.set(ticket.id, { status: 'resolved' });
    (await shown(view, '.answer input')).click();
    const act = await shown(view, '.foot .primary');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let [begun, ended] = [0, 0];
    tap((url, send) => {
      if (url.endsWith('/confirm/')) return Promise.resolve(new Response('{}', { status: 400 }));
      if (!url.endsWith(`/${ticket.id}/`)) return undefined;
      begun += 1;
      return held.then(send).finally(() => (ended += 1));
    });
    act.click();
    await until('it is looked up', () => begun);
    Object.assign(view, { token: next.token, ticketId: own.id });
    await says(view, 'Mine alone.');
    letGo();
    await until('it is found out', () => ended === begun);
    await view.updateComplete;
    expect(textOf(view)).not.to.contain('didn’t work');
  });
});

describe('a stream whose code cannot be loaded', () => {
  it('is told of once for each attempt', async () => {
    const { token } = await newCustomer();
    const told: unknown[] = [];
    let [loads, fail] = [0, () => {}];
    const session = new Session(
      (error) => told.push(error),
      () =>
        new Promise((_, reject) => {
          loads += 1;
          fail = () => reject(new TypeError('No such chunk'));
        }),
    );
    session.identify({ api, token });
    const ends: (() => void)[] = [];
    ends.push(session.unread.subscribe(() => {}));
    await session.unread.load();
    await until('it is loaded', () => loads);
    for (const one of [session.tickets(), session.ticket('one')]) ends.push(one.subscribe(() => {}));
    await Promise.resolve();
    fail();
    await until('it is told', () => told.length);
    await Promise.resolve();
    for (const end of ends) end();
    expect([loads, told.map(String)]).to.deep.equal([1, ['TypeError: No such chunk']]);
  });
});
