import { assert } from 'chai';
import { LitElement } from 'lit';
import { Shortcuts } from './shortcuts.js';
import { typeAhead } from './type-ahead.js';

const acted: string[] = [];
class Board extends LitElement {
  constructor() {
    super();
    new Shortcuts(this, { e: () => acted.push('resolve'), a: () => acted.push('take') });
  }
}
customElements.define('test-board', Board);

const press = (key: string) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

/** A field that comes when it is told to. */
function slowField() {
  const field = document.createElement('textarea');
  let arrive = () => {};
  const there = new Promise<void>((resolve) => {
    arrive = () => {
      document.body.append(field);
      field.focus();
      resolve();
    };
  });
  return { field, there, arrive: () => arrive() };
}

describe('what is typed before its field is there', () => {
  let board: Element;
  beforeEach(() => {
    acted.length = 0;
    board = document.body.appendChild(document.createElement('test-board'));
  });
  afterEach(() => {
    board.remove();
    document.querySelector('body > textarea')?.remove();
  });

  it('goes into the field, tells it so, and acts as no shortcut', async () => {
    const { field, there, arrive } = slowField();
    let told = '';
    field.addEventListener('input', () => {
      told = field.value;
    });
    const ahead = typeAhead(there);
    for (const key of 'a sea') press(key);
    arrive();
    await ahead;
    assert.equal(field.value, 'a sea');
    assert.equal(told, 'a sea');
    assert.deepEqual(acted, []);
    field.remove();
    press('e');
    assert.deepEqual(acted, ['resolve'], 'keys are shortcuts again');
  });

  it('is kept again for a field that is asked for after another was given up', async () => {
    const [first, second] = [slowField(), slowField()];
    const given = typeAhead(first.there);
    press('Escape');
    const wanted = typeAhead(second.there);
    press('a');
    first.arrive();
    await given;
    first.field.remove();
    press('e');
    second.arrive();
    await wanted;
    assert.equal(second.field.value, 'ae');
    assert.deepEqual(acted, []);
  });

  it('is dropped where no field comes, or Escape is pressed', async () => {
    const ahead = typeAhead(Promise.reject(new Error('away')));
    press('a');
    await ahead.catch(() => undefined);
    const { field, there, arrive } = slowField();
    const second = typeAhead(there);
    press('a');
    press('Escape');
    press('e');
    arrive();
    await second;
    assert.equal(field.value, '');
    assert.deepEqual(acted, ['resolve']);
    field.remove();
  });
});
