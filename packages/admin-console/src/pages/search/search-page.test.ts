import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, newTicket, signIn } from '../../../test/people.js';
import { inside, place as put, until } from '../../../test/place.js';
import { go, place } from '../../router.js';
import './search-page.js';
import type { SearchPage } from './search-page.js';

const word = () => `w${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
const real = window.fetch;

/** The page at a text, with what it shows. */
async function aPage(q = '') {
  go(`/search${q ? `?${new URLSearchParams({ q })}` : ''}`);
  const page = await put<SearchPage>(html`<ls-search-page></ls-search-page>`);
  const root = page.renderRoot as ShadowRoot;
  const input = inside<HTMLInputElement>(page, 'ls-search-field', 'input');
  await until(() => root.activeElement?.localName === 'ls-search-field');
  return {
    page,
    root,
    input,
    rows: () =>
      [...root.querySelectorAll('.rows:not([inert]) ls-found-row')].map((row) => inside(row, '.subject').textContent),
    said: () => inside(page, '.said').textContent!.replace(/\s+/g, ' ').trim(),
    terms: () => [...root.querySelectorAll('.term')].map((one) => one.textContent!.replace(/\s+/g, ' ').trim()),
    button: (words: string) =>
      [...root.querySelectorAll('button')].find((one) => `${one.textContent} ${one.ariaLabel ?? ''}`.includes(words))!,
    type: (words: string) => sendKeys({ type: words }),
    press: (key: string) => sendKeys({ press: key }),
  };
}
const inAddress = () => place().query.get('q');

/** Two tickets with a word of their own, once they can be found. */
async function twoTickets() {
  const rare = word();
  const [first, second] = [await newTicket(`First ${rare}`), await newTicket(`Second ${rare}`)];
  const { support } = await import('../../session/support.js');
  await until(async () => (await support.tickets.assigned({ scope: 'visible', q: rare })).data.length === 2);
  return { rare, first: first.ticket, second: second.ticket };
}

describe('the search page, on the real server', () => {
  before(() => signIn(admin));
  afterEach(() => {
    window.fetch = real;
  });

  it('finds what is typed, and has it in the address', async () => {
    const { rare, second } = await twoTickets();
    const { type, rows, root } = await aPage();
    await type(rare);
    await until(() => rows().length === 2);
    assert.deepEqual(rows(), [`Second ${rare}`, `First ${rare}`]);
    assert.equal(inAddress(), rare);
    assert.equal(inside(root.host, '.count').textContent, '2 tickets');
    await type(` second`);
    await until(() => rows().length === 1);
    await sendKeys({ press: 'Enter' });
    await until(() => place().path === `/support/tickets/${second.number}`);
  });

  it('never shows what was found for an older text, and asks no longer for it', async () => {
    const { rare } = await twoTickets();
    const { type, rows, page } = await aPage();
    const asked: { q: string | null; request: Request; answer: () => void }[] = [];
    window.fetch = async (input, ...more) => {
      const request = input as Request;
      const q = new URL(request.url).searchParams.get('q');
      if (q === null) return real(request, ...more);
      const [response] = await Promise.all([
        real(request, ...more),
        new Promise<void>((answer) => asked.push({ q, request, answer })),
      ]);
      return response;
    };
    await type(rare);
    await until(() => asked.some(({ q }) => q === rare));
    await type(' fir');
    await until(() => asked.some(({ q }) => q === `${rare} fir`));
    assert.isTrue(asked[0]!.request.signal.aborted);
    for (const { answer } of asked) answer();
    await until(() => rows().length > 0);
    assert.deepEqual(rows(), [`First ${rare}`]);
    window.fetch = real;
    await type(' and more');
    await page.updateComplete;
    assert.deepEqual(rows(), [], 'what is being looked for now has no rows yet');
  });

  it('names a mistake, leaves it out, and mends it by Tab', async () => {
    const { rare } = await twoTickets();
    const { page, said, rows, input, press, terms } = await aPage(`prioriti:medium ${rare}`);
    await until(() => rows().length === 2);
    assert.match(
      said(),
      /“⁨prioriti⁩” is not a filter. Did you mean priority:mediumTab or search for the words "prioriti:medium" Until then/,
    );
    const line = inside(page, 'ls-search-field', 'u');
    assert.equal(line.textContent, 'prioriti');
    const [start, under] = [input, line].map((one) => one.getBoundingClientRect().left) as [number, number];
    assert.closeTo(under, start, 1, 'it lies under the word');
    await press('Tab');
    await until(() => input.value === `priority:medium ${rare}`);
    assert.equal(said(), '');
    assert.equal(inAddress(), `priority:medium ${rare}`);
    assert.deepEqual(terms(), ['Priority: Medium']);
  });

  it('leaves Tab to the page once Escape has said so', async () => {
    const { input, press, root, said } = await aPage('prioriti:high');
    await press('Escape');
    await press('Tab');
    assert.equal(input.value, 'prioriti:high');
    assert.match(said(), /prioriti/);
    assert.notEqual(root.activeElement?.getRootNode(), null);
  });

  it('takes terms out by their chips, and back again by the browser', async () => {
    const { terms, button, input, rows } = await aPage('status:open -category:late "no such words"');
    assert.deepEqual(terms(), ['Status: Open', 'Category: not ⁨Late⁩', '"no such words"']);
    button('Status').click();
    await until(() => input.value === '-category:late "no such words"');
    assert.equal(inAddress(), input.value);
    history.back();
    await until(() => inAddress() === 'status:open -category:late "no such words"');
    dispatchEvent(new PopStateEvent('popstate'));
    assert.deepEqual(rows(), []);
  });

  it('writes the order into the text', async () => {
    const { input, page } = await aPage('status:open');
    const menu = inside(page, '.order');
    inside(menu, 'button').click();
    const choice = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('.item')].find((one) =>
      one.textContent!.includes('Longest wait'),
    )!;
    choice.click();
    await until(() => input.value === 'status:open sort:-waiting');
    assert.equal(inAddress(), 'status:open sort:-waiting');
  });

  it('says what was looked for in vain, and leaves out what one likes', async () => {
    const { rare } = await twoTickets();
    const { root, button, rows } = await aPage(`status:closed ${rare}`);
    const none = () => root.querySelector('ls-message')?.shadowRoot?.textContent?.replace(/\s+/g, ' ');
    await until(() => none()?.includes('No ticket fits'));
    assert.include(none(), `Status: ⁨Closed⁩⁩ and ⁨${rare}`);
    button('Without').click();
    await until(() => rows().length === 2);
    assert.equal(inAddress(), rare);
  });

  it('says that a search is too broad, with what makes it less', async () => {
    window.fetch = async (input, ...more) => {
      if (!(input as Request).url.includes('q=')) return real(input, ...more);
      const problem = {
        type: 'about:blank',
        title: '',
        status: 503,
        code: 'search_too_broad',
        detail: 'Too much.',
        request_id: '1',
      };
      return new Response(JSON.stringify(problem), {
        status: 503,
        headers: { 'content-type': 'application/problem+json' },
      });
    };
    const { said, button, input } = await aPage('a');
    await until(() => said().includes('too much'));
    window.fetch = real;
    button('created:<30d').click();
    await until(() => input.value === 'a created:<30d ');
    assert.equal(said(), '');
  });

  it('opens the ticket of a number at once', async () => {
    const { ticket } = await newTicket();
    await newTicket(`The same as ${ticket.number}`);
    const { support } = await import('../../session/support.js');
    await until(async () => (await support.tickets.assigned({ scope: 'visible', q: ticket.number })).data.length > 1);
    const { type, press, rows } = await aPage();
    await type(ticket.number.toLowerCase());
    await until(() => rows().length === 2);
    await press('Enter');
    await until(() => place().path === `/support/tickets/${ticket.number}`);
  });

  it('begins with examples', async () => {
    const { button, input } = await aPage();
    button('left in the rain').click();
    await until(() => input.value === '"left in the rain"');
  });

  it('is accessible: with a mistake and rows, without rows, and empty; light and dark', async () => {
    const { rare } = await twoTickets();
    for (const q of [`prioriti:high ${rare}`, `status:closed ${rare}`, '']) {
      const { page, rows, root } = await aPage(q);
      await until(() => rows().length > 0 || root.querySelector('ls-message, .empty'));
      await assertAccessible(page);
      page.remove();
    }
  });
});
