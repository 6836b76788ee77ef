import { expect } from 'chai';
import '../../define/all.js';
import { fill, submit } from '../../../test/form.js';
import { agent, isAccessible, newCustomer, place, says, shown, until } from '../../../test/stage.js';

describe('<logishift-ticket-form>, and the host’s token', () => {
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
