import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { inside, next, place } from '../../../test/place.js';
import './search-field.js';
import type { SearchField, TypeEvent } from './search-field.js';

async function aField(text = '') {
  const typed: string[] = [];
  const field = await place<SearchField>(
    html`<ls-search-field .text=${text} @type=${(event: TypeEvent) => typed.push(event.text)}></ls-search-field>`,
  );
  field.focus();
  const input = inside<HTMLInputElement>(field, 'input');
  const press = async (...keys: string[]) => {
    for (const key of keys) await sendKeys({ press: key });
    await field.updateComplete;
  };
  return {
    field,
    input,
    press,
    typed,
    type: async (words: string) => {
      await sendKeys({ type: words });
      await field.updateComplete;
    },
    options: () => [...field.renderRoot.querySelectorAll('[role=option] .code')].map((one) => one.textContent),
    active: () => field.renderRoot.querySelector(`#${input.getAttribute('aria-activedescendant')} .code`)?.textContent,
  };
}

describe('the field of the search', () => {
  it('offers keys, then their values, and Tab takes them', async () => {
    const { type, press, options, input, typed } = await aField();
    await type('sta');
    assert.deepEqual(options(), ['status:']);
    await press('Tab');
    assert.equal(input.value, 'status:');
    assert.include(options(), 'in_progress');
    await type('in');
    assert.deepEqual(options(), ['in_progress']);
    await press('Tab');
    assert.equal(input.value, 'status:in_progress ');
    assert.deepEqual(options(), []);
    assert.equal(typed.at(-1), 'status:in_progress ');
    assert.equal(document.activeElement?.localName, 'ls-search-field', 'the focus stays');
  });

  it('moves in the list by arrows, takes by Enter and closes by Escape', async () => {
    const { field, type, press, options, active, input } = await aField();
    let entered = 0;
    field.addEventListener('enter', () => entered++);
    await type('status:');
    assert.equal(input.getAttribute('aria-expanded'), 'true');
    assert.isUndefined(active(), 'nothing is chosen before somebody chooses');
    await press('ArrowDown', 'ArrowDown');
    assert.equal(active(), 'in_progress');
    await press('ArrowUp', 'ArrowUp');
    assert.equal(active(), 'closed', 'round the end');
    await press('Enter');
    assert.equal(input.value, 'status:closed ');
    assert.equal(entered, 0);
    await type('pri');
    await press('Escape');
    assert.deepEqual(options(), []);
    assert.equal(input.getAttribute('aria-expanded'), 'false');
    await press('Enter');
    assert.equal(entered, 1, 'what is not chosen is not taken');
    assert.equal(input.value, 'status:closed pri');
  });

  it('leaves words alone: Enter looks for them, and one letter offers nothing', async () => {
    const { field, type, press, options } = await aField();
    await type('c');
    assert.deepEqual(options(), []);
    await type('ustomer');
    assert.deepEqual(options(), ['customer:']);
    const entered = next(field, 'enter');
    await press('Enter');
    await entered;
    assert.equal(field.text, 'customer');
  });

  it('leads Tab on where it takes nothing', async () => {
    const { field, press } = await aField('rain');
    const mended: string[] = [];
    field.addEventListener('mend', () => mended.push('mend'));
    field.mends = true;
    await field.updateComplete;
    await press('Tab');
    assert.deepEqual(mended, ['mend']);
    field.mends = false;
    await field.updateComplete;
    await press('Tab');
    assert.equal(field.renderRoot instanceof ShadowRoot && field.renderRoot.activeElement?.localName, 'button');
  });

  it('is accessible with its list open, light and dark', async () => {
    const { field, type, press } = await aField();
    await type('status:');
    await press('ArrowDown');
    await assertAccessible(field);
  });
});
