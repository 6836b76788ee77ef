import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { LitElement } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { admin, newAgent, newTicket, signIn } from '../../test/people.js';
import { until } from '../../test/place.js';
import { queueList } from '../data/tickets.js';
import { Flag } from '../parts/icons.js';
import { place } from '../router.js';
import { support } from '../session/support.js';
import { togglePalette } from './open-palette.js';
import { PaletteActions } from './palette-actions.js';
import { fitness } from './palette-matches.js';

const done: string[] = [];
class Page extends LitElement {
  constructor() {
    super();
    new PaletteActions(this, {
      heading: () => 'On LS-7',
      actions: () => [{ label: 'Set priority: High', icon: Flag, run: () => done.push('high') }],
    });
  }
}
customElements.define('test-page', Page);

const palette = () => document.querySelector('ls-palette')!;
const dialog = () => palette().shadowRoot!.querySelector('dialog')!;
const options = () =>
  [...palette().shadowRoot!.querySelectorAll('[role=option]')].map((one) =>
    one
      .textContent!.replace(/[\u2068\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
/** Of these, what can be done or opened here: all but the way to the search page, which is the last. */
const optionsHere = () => options().filter((words) => !words.startsWith('Search everything'));
const typeIn = async (words: string) => {
  await sendKeys({ type: words });
  await palette().updateComplete;
};

describe('words in the palette', () => {
  it('are found by their beginnings, without accents and in any order', () => {
    assert.isAbove(fitness({ id: '', label: 'All tickets' }, 'tick all'), 0);
    assert.isAbove(fitness({ id: '', label: 'Tickets of Chloé Laurent' }, 'chloe'), 0);
    assert.equal(fitness({ id: '', label: 'All tickets' }, 'ickets'), 0);
    assert.isAbove(fitness({ id: '', label: 'मेरा पैसा' }, 'पैसा'), 0);
    assert.equal(fitness({ id: '', label: 'मेरा पार्सल' }, 'पैसा'), 0);
    assert.isAbove(fitness({ id: '', label: 'Tickets of Jörg Weiß' }, 'weiss jorg'), 0);
    assert.isAbove(fitness({ id: '', label: 'Settings' }, 'sett'), fitness({ id: '', label: 'All settings' }, 'sett'));
    assert.equal(fitness({ id: '', label: 'Settings' }, '('), 0);
  });
});

describe('the command palette, on the real server', () => {
  before(async () => {
    await signIn(admin);
  });
  beforeEach(() => togglePalette());
  afterEach(() => dialog().close());

  it('has the focus in its field, moves in the list by arrows, and goes there by Enter', async () => {
    assert.equal(palette().shadowRoot!.activeElement?.getAttribute('role'), 'combobox');
    await typeIn('settings');
    assert.deepEqual(optionsHere(), ['Settings']);
    await sendKeys({ press: 'Enter' });
    assert.equal(place().path, '/admin/settings');
    assert.isFalse(dialog().open);
  });

  it('offers first what the open page offers, and closes before it is done', async () => {
    dialog().close();
    const page = document.body.appendChild(document.createElement('test-page'));
    await togglePalette();
    assert.equal(options()[0], 'Set priority: High');
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(done, ['high']);
    page.remove();
    await togglePalette();
    assert.notInclude(options(), 'Set priority: High');
  });

  it('finds a ticket by its number, and says when there is none', async () => {
    const { ticket } = await newTicket();
    await typeIn(ticket.number.slice(3));
    await until(() => options()[0]?.startsWith(ticket.number));
    await sendKeys({ press: 'Enter' });
    assert.equal(place().path, `/support/tickets/${ticket.number}`);
    await togglePalette();
    await typeIn('LS-999999');
    await until(() => palette().shadowRoot!.textContent?.includes('LS-999999 is not there'));
  });

  it('finds a ticket by what was pasted: its number as mails have it, or the address of its page', async () => {
    const { ticket } = await newTicket();
    const field = () => palette().shadowRoot!.querySelector('input')!;
    for (const pasted of [
      `Re: [${ticket.number}] The lamp is dented`,
      `#${ticket.number.replace('-', '\u2011')}\u200e`,
      `${location.origin}/console/support/tickets/${ticket.id}`,
    ]) {
      field().value = pasted;
      field().dispatchEvent(new InputEvent('input'));
      await until(() => options()[0]?.startsWith(ticket.number));
    }
  });

  it('finds what is on a list that was looked at by words of its subject and its customer', async () => {
    const { ticket } = await newTicket('The lampshade is dented');
    const list = queueList('unassigned');
    const stop = list.subscribe(() => {});
    await list.ready();
    // Who has waited longest is first: a new one may be on a later page.
    while (!list.holds(ticket.id) && list.value?.next_cursor) await list.more();
    await until(() => list.holds(ticket.id));
    const { customer } = list.value!.data.find(({ id }) => id === ticket.id)!;
    await typeIn(`lampsh ${customer.name.split(' ')[0]}`);
    assert.deepEqual(optionsHere(), [`${ticket.number} Open · The lampshade is dented`]);
    stop();
  });

  it('asks the server for tickets with these words, below what can be done, and for no others', async () => {
    const rare = `w${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const { ticket } = await newTicket(`The lampshade is ${rare}`);
    await until(async () => (await support.tickets.assigned({ scope: 'visible', q: rare })).data.length === 1);
    await typeIn(rare);
    await until(() => options().length === 2);
    assert.deepEqual(
      options().map((words) => words.split(' ')[0]),
      [ticket.number, 'Search'],
    );
    await typeIn('x');
    assert.notInclude(options().join(), ticket.number, 'what was found before is none of these');
    await sendKeys({ press: 'Backspace' });
    await until(() => options().length === 2);
    await sendKeys({ press: 'Enter' });
    assert.equal(place().path, `/support/tickets/${ticket.number}`);
  });

  it('keeps what arrows chose when tickets come from the server', async () => {
    const { ticket } = await newTicket('Settings of the lampshade');
    await until(
      async () => (await support.tickets.assigned({ scope: 'visible', q: 'lampshade settings' })).data.length > 0,
    );
    await typeIn('settings');
    await sendKeys({ press: 'ArrowUp' });
    await until(() => options().some((words) => words.startsWith(ticket.number)));
    await palette().updateComplete;
    const chosen = palette().shadowRoot!.querySelector('[aria-selected=true]')!;
    assert.include(chosen.textContent, 'Search everything');
    assert.equal(palette().shadowRoot!.querySelector('input')!.getAttribute('aria-activedescendant'), chosen.id);
  });

  it('carries what was typed to the search page', async () => {
    await typeIn('rain status:open');
    await sendKeys({ press: 'Control+Shift+KeyF' });
    assert.equal(place().path, '/search');
    assert.equal(place().query.get('q'), 'rain status:open');
    assert.isFalse(dialog().open);
  });

  it('is accessible, light and dark', async () => {
    await assertAccessible(palette());
  });

  it('shows an agent no page of the admins’', async () => {
    dialog().close();
    await signIn(await newAgent('Arjun Nair'));
    await togglePalette();
    await typeIn('settings');
    assert.deepEqual(optionsHere(), []);
    assert.notInclude(palette().shadowRoot!.querySelector('input')!.placeholder, 'person');
  });
});
