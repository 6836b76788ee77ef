import { assert } from 'chai';
import { LitElement } from 'lit';
import { choose } from '../data/own-choice.js';
import { Shortcuts } from './shortcuts.js';

const done: string[] = [];
class Desk extends LitElement {
  constructor() {
    super();
    new Shortcuts(this, {
      e: () => done.push('resolve'),
      j: () => done.push('next'),
      '/': () => done.push('field'),
      Escape: () => done.push('back'),
    });
  }
}
customElements.define('test-desk', Desk);

const press = (key: string, repeat = false) => dispatchEvent(new KeyboardEvent('keydown', { key, repeat }));

it('a key held down moves on and on, but acts once', () => {
  const desk = document.body.appendChild(document.createElement('test-desk'));
  press('j');
  press('j', true);
  press('e');
  press('e', true);
  press('e', true);
  desk.remove();
  press('e');
  assert.deepEqual(done, ['next', 'next', 'resolve']);
});

it('keys are found by their place where the layout writes Arabic or Hindi', () => {
  done.length = 0;
  const desk = document.body.appendChild(document.createElement('test-desk'));
  dispatchEvent(new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ' }));
  dispatchEvent(new KeyboardEvent('keydown', { key: 'म', code: 'KeyE' }));
  dispatchEvent(new KeyboardEvent('keydown', { key: 'ظ', code: 'Slash' }));
  // A Latin letter is what it says, wherever its key is.
  dispatchEvent(new KeyboardEvent('keydown', { key: 'x', code: 'KeyE' }));
  desk.remove();
  assert.deepEqual(done, ['next', 'resolve', 'field']);
});

it('letters do nothing where their person has switched them off; Escape still leads back', () => {
  done.length = 0;
  const desk = document.body.appendChild(document.createElement('test-desk'));
  choose('keys-off', true);
  press('j');
  press('e');
  press('Escape');
  choose('keys-off', false);
  press('j');
  desk.remove();
  assert.deepEqual(done, ['back', 'next']);
});
