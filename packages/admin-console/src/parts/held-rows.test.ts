import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html, type ReactiveControllerHost } from 'lit';
import { place } from '../../test/place.js';
import { HeldRows, heldRows } from './held-rows.js';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const held = (shown: string[], now: { id: string }[]) => {
  const { rows, waiting } = heldRows(shown, now);
  return [rows.map(({ id }) => id).join(''), waiting];
};

describe('rows that are held', () => {
  it('stay as they stood: new ones wait, whatever has left is gone, and what follows them all comes', () => {
    assert.deepEqual(held(['a', 'b', 'c'], rows('x', 'a', 'y', 'b', 'c', 'd')), ['abcd', 2]);
    assert.deepEqual(held(['a', 'b', 'c'], rows('c', 'a')), ['ac', 0]);
    assert.deepEqual(held(['a'], rows('x', 'y')), ['xy', 0]);
    assert.deepEqual(held([], rows('x', 'y')), ['xy', 0]);
  });

  it('are held by a focus that keys have brought, and by none that a click has left behind', async () => {
    const area = await place<HTMLElement>(html`<div><button>One</button><button>Two</button></div>`);
    const list = {};
    const of = (...ids: string[]) => {
      const lists = new HeldRows<{ id: string }>({ requestUpdate() {} } as ReactiveControllerHost, () => area);
      lists.of(list, rows('b'));
      return lists.of(list, rows(...ids)).map(({ id }) => id);
    };
    const { left, top } = area.querySelector('button')!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.ceil(left + 4), Math.ceil(top + 4)] });
    await sendMouse({ type: 'move', position: [790, 590] });
    assert.isTrue(area.matches(':focus-within') && !area.matches(':hover'));
    assert.deepEqual(of('a', 'b'), ['a', 'b']);
    await sendKeys({ press: 'Tab' });
    assert.deepEqual(of('a', 'b'), ['b']);
    const lists = new HeldRows<{ id: string }>({ requestUpdate() {} } as ReactiveControllerHost, () => area);
    lists.of(list, rows('b'));
    assert.deepEqual(lists.of(list, rows('a', 'b'), 'a'), rows('a', 'b'), 'the one that was asked for does not wait');
  });
});
