import { assert } from 'chai';
import { html, render } from 'lit';
import '../pages/entrance/field.js';
import '../pages/ticket/composer.js';
import type { ComposerPart } from '../pages/ticket/composer.js';
import '../parts/menu.js';
import type { MenuPart } from '../parts/menu.js';
import { useLanguage } from '../texts/index.js';
import { leaveKeysToCompositions } from './composition.js';
import { Shortcuts } from './shortcuts.js';

leaveKeysToCompositions();

describe('a key of a composition', () => {
  const place = document.body.appendChild(document.createElement('div'));
  before(() => useLanguage('en'));
  afterEach(() => render(html``, place));
  after(() => place.remove());

  /** As browsers tell of it, and as Safari does. */
  const ways: [string, KeyboardEventInit][] = [
    ['while a word is composed', { isComposing: true }],
    ['that ended one, in Safari', { keyCode: 229 }],
  ];
  const press = (at: EventTarget, key: string, more: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
    at.dispatchEvent(event);
    return event;
  };

  for (const [how, said] of ways) {
    it(`${how} sends no text, submits no form and moves in no menu`, async () => {
      let acts = 0;
      const act = (event: Event) => {
        event.preventDefault();
        acts++;
      };
      render(
        html`<form @submit=${act}><ls-field name="email" label="E-mail"></ls-field></form>
          <ls-composer draftKey=${how} .canReply=${true} @send=${act}></ls-composer>
          <ls-menu .items=${[{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]}>Menu</ls-menu>`,
        place,
      );
      const composer = place.querySelector<ComposerPart>('ls-composer')!;
      const menu = place.querySelector<MenuPart>('ls-menu')!;
      await composer.updateComplete;
      const field = composer.shadowRoot!.querySelector('textarea')!;
      field.value = 'Found';
      field.dispatchEvent(new InputEvent('input'));
      await composer.updateComplete;
      press(field, 'Enter', { ...said, ctrlKey: true });
      const input = place.querySelector('ls-field')!.shadowRoot!.querySelector('input')!;
      press(input, 'Enter', said);
      assert.equal(acts, 0);

      menu.show();
      // `open` is told by an event, and later than this looks.
      const isOpen = () => menu.shadowRoot!.querySelector('[popover]')!.matches(':popover-open');
      const chosen = () => menu.shadowRoot!.activeElement?.textContent?.trim();
      assert.equal(chosen(), 'A');
      press(menu.shadowRoot!.activeElement!, 'ArrowDown', said);
      // The browser closes dialogs and popovers by it, unless it is told not to.
      assert.isTrue(press(menu.shadowRoot!.activeElement!, 'Escape', said).defaultPrevented);
      assert.isTrue(menu.open && isOpen());
      assert.equal(chosen(), 'A');
      // The same keys without a composition are the menu's, the form's and the composer's.
      press(menu.shadowRoot!.activeElement!, 'ArrowDown', {});
      assert.equal(chosen(), 'B');
      press(menu.shadowRoot!.activeElement!, 'Escape', {});
      assert.isFalse(isOpen());
      press(input, 'Enter', {});
      assert.equal(acts, 1);
      press(field, 'Enter', { ctrlKey: true });
      assert.equal(acts, 2);
    });

    it(`${how} is no shortcut`, () => {
      let acts = 0;
      const active = { addController: (one: Shortcuts) => one.hostConnected() };
      const keys = new Shortcuts(active as never, { e: () => acts++ });
      press(document.body, 'e', said);
      assert.equal(acts, 0);
      press(document.body, 'e', {});
      assert.equal(acts, 1);
      keys.hostDisconnected();
    });
  }
});
