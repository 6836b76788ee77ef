import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { inside, next, place, settled } from '../../test/place.js';
import './menu.js';
import type { ChooseEvent, MenuPart } from './menu.js';

const items = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
  { value: 'resolved', label: 'Resolved', hint: 'Asks the customer' },
];

const aMenu = () => place<MenuPart>(html`<ls-menu heading="Move to" .items=${items}>Status</ls-menu>`);
const focused = (menu: MenuPart) => menu.shadowRoot?.activeElement?.textContent?.trim().split(/\s+/)[0];

describe('menu', () => {
  it('is opened, walked and chosen from by keyboard alone', async () => {
    const menu = await aMenu();
    menu.focus();
    const opened = next(inside(menu, '[popover]'), 'toggle');
    await sendKeys({ press: 'ArrowDown' });
    await opened;
    assert.equal(focused(menu), 'Open');
    await sendKeys({ press: 'ArrowUp' });
    assert.equal(focused(menu), 'Resolved');
    await sendKeys({ press: 'c' });
    assert.equal(focused(menu), 'Closed');
    const chosen = next<ChooseEvent>(menu, 'choose');
    await sendKeys({ press: 'Enter' });
    assert.equal((await chosen).value, 'closed');
  });

  it('closes on Escape and gives the focus back to its button', async () => {
    const menu = await aMenu();
    const opened = next(inside(menu, '[popover]'), 'toggle');
    menu.show();
    await opened;
    await sendKeys({ press: 'Escape' });
    assert.isFalse(inside(menu, '[popover]').matches(':popover-open'));
    assert.isTrue(menu.shadowRoot?.activeElement === inside(menu, 'button[part]'));
  });

  it('leaves the key that follows a choice to the page, though the menu is disabled by it', async () => {
    const menu = await aMenu();
    menu.addEventListener('choose', () => {
      menu.disabled = true;
    });
    menu.show();
    const keys: string[] = [];
    const hear = ({ key }: KeyboardEvent) => keys.push(key);
    addEventListener('keydown', hear);
    inside<HTMLButtonElement>(menu, '.item').click();
    await settled(menu);
    // No frame has passed: the browser has not looked yet whether what has the focus is to be seen.
    menu.shadowRoot?.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'r', bubbles: true, composed: true }),
    );
    removeEventListener('keydown', hear);
    assert.deepEqual(keys, ['r']);
  });

  it('has the focus again after it was disabled for a moment', async () => {
    const menu = await aMenu();
    menu.focus();
    menu.disabled = true;
    await settled(menu);
    inside<HTMLButtonElement>(menu, 'button[part]').blur();
    menu.disabled = false;
    await settled(menu);
    assert.isTrue(menu.shadowRoot?.activeElement === inside(menu, 'button[part]'));
  });

  it('is accessible, closed and open, light and dark', async () => {
    const menu = await aMenu();
    await assertAccessible(menu);
    const opened = next(inside(menu, '[popover]'), 'toggle');
    menu.show();
    await opened;
    await settled(menu);
    await assertAccessible(menu);
  });
});
