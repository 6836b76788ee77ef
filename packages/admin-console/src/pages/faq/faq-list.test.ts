import type { FaqEntry } from '@logishift/support-sdk';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, adminElsewhere, signIn } from '../../../test/people.js';
import { inside, place, settled, until } from '../../../test/place.js';
import { createEntry } from '../../data/faq.js';
import { forgetAll } from '../../data/resource.js';
import { support } from '../../session/support.js';
import './faq-page.js';
import type { FaqList } from './faq-list.js';

describe('FAQ list, on the real server', () => {
  let made: FaqEntry[];
  let list: FaqList;
  const rows = () =>
    made
      .map(({ id }) => ({ id, row: list.shadowRoot!.querySelector<HTMLElement>(`a[href*="${id}"]`) }))
      .filter(({ row }) => row)
      .sort((one, other) => one.row!.getBoundingClientRect().top - other.row!.getBoundingClientRect().top)
      .map(({ id }) => id);
  const row = (n: number) => inside<HTMLElement>(list, `a[href*="${made[n]!.id}"]`);
  const order = (...places: number[]) => places.map((n) => made[n]!.id);
  const stored = async () => (await support.faq.entries({ category: ['lost'], limit: 100 })).data.map(({ id }) => id);
  const stands = (...places: number[]) => until(() => rows().join() === order(...places).join());
  const isStored = (...places: number[]) => until(async () => (await stored()).join() === order(...places).join());

  before(() => signIn(admin));
  beforeEach(async () => {
    for (const id of await stored()) await support.faq.update(id, { category: 'other' });
    made = [];
    for (const question of ['Where?', 'When?', 'How?'])
      made.push(
        await createEntry(
          { category: 'lost', translations: { en: { question, answer: 'Yes.' } } },
          crypto.randomUUID(),
        ),
      );
    const page = await place(html`<ls-faq-page style="height: 600px"></ls-faq-page>`);
    await until(() => page.shadowRoot!.querySelector<FaqList>('ls-faq-list')?.entries);
    list = inside(page, 'ls-faq-list');
    await settled(page);
  });
  afterEach(forgetAll);

  /** By the mouse, as somebody does it. */
  async function drag(from: HTMLElement, to: HTMLElement, part: number) {
    const [start, end] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const at = (box: DOMRect, y: number): [number, number] => [
      Math.round(box.left + 40),
      Math.round(box.top + box.height * y),
    ];
    await sendMouse({ type: 'move', position: at(start, 0.5) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(end, 0.5) });
    await sendMouse({ type: 'move', position: at(end, part) });
    await sendMouse({ type: 'up' });
  }

  it('has an entry moved by dragging it before or behind another', async () => {
    await stands(0, 1, 2);
    row(1).scrollIntoView({ block: 'center' });
    await drag(row(2), row(0), 0.2);
    await stands(2, 0, 1);
    await isStored(2, 0, 1);
    await drag(row(2), row(0), 0.8);
    await stands(0, 2, 1);
    await isStored(0, 2, 1);
  });

  it('has an entry moved with Alt and the arrows, says its place, and keeps the focus on it', async () => {
    row(0).focus();
    await sendKeys({ press: 'Alt+ArrowUp' });
    await sendKeys({ press: 'Alt+ArrowDown' });
    await stands(1, 0, 2);
    await sendKeys({ press: 'Alt+ArrowDown' });
    await stands(1, 2, 0);
    await sendKeys({ press: 'Alt+ArrowDown' });
    await isStored(1, 2, 0);
    await until(() => inside(list, '[role=status]').textContent === 'Now number 3 of 3');
    assert.isTrue(list.shadowRoot!.activeElement === row(0));
  });

  it('puts entries back where another admin was first, and says so until one moves another', async () => {
    const { faq } = await adminElsewhere();
    await faq.reorder({ category: 'lost', seen: order(0, 1, 2), order: order(2, 1, 0) });
    row(0).focus();
    await sendKeys({ press: 'Alt+ArrowDown' });
    await until(() => list.shadowRoot!.querySelector('[role=alert]')?.textContent?.includes('Somebody else'));
    await stands(2, 1, 0);
    assert.deepEqual(await stored(), order(2, 1, 0));
    assert.isTrue(list.shadowRoot!.activeElement === row(0));
    await assertAccessible(list);
    await sendKeys({ press: 'Alt+ArrowUp' });
    await isStored(2, 0, 1);
    assert.isNull(list.shadowRoot!.querySelector('[role=alert]'));
  });

  it('moves nothing among those that are found by words: they are a part', async () => {
    const seek = inside<HTMLInputElement>(list, 'input');
    seek.value = 'when';
    seek.dispatchEvent(new InputEvent('input'));
    await settled(list);
    assert.isFalse(row(1).hasAttribute('aria-keyshortcuts'));
    row(1).focus();
    await sendKeys({ press: 'Alt+ArrowUp' });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    assert.deepEqual(await stored(), order(0, 1, 2));
  });
});
