import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, signIn } from '../../../test/people.js';
import { inside, place, settled, until } from '../../../test/place.js';
import { forgetAll } from '../../data/resource.js';
import './api-keys-page.js';

const text = (element: Element) => element.shadowRoot?.textContent ?? '';

describe('API keys page, on the real server', () => {
  before(() => signIn(admin));
  afterEach(forgetAll);

  it('shows a new key once, to be copied, and nowhere after its dialog has closed; it is revoked after a question', async () => {
    const page = await place(html`<ls-api-keys-page></ls-api-keys-page>`);
    inside(page, '.primary').click();
    const dialog = inside(page, 'ls-new-key-dialog');
    await until(() => inside<HTMLDialogElement>(dialog, 'ls-dialog', 'dialog').open);
    const fill = (name: string, value: string) => {
      inside<HTMLElement & { value: string }>(dialog, `[name=${name}]`).value = value;
    };
    fill('name', 'Nightly export');
    fill('issuer', 'host');
    await assertAccessible(page);
    inside(dialog, '[slot=actions] .primary').click();
    const field = await until(() => dialog.shadowRoot!.querySelector<HTMLInputElement>('.made input'));
    const key = field.value;
    assert.isAbove(key.length, 30);
    await assertAccessible(page);
    inside(dialog, '[slot=actions] button').click();
    await until(() => !dialog.shadowRoot!.querySelector('.made'));
    assert.notInclude(text(page) + text(dialog), key);

    const row = await until(() =>
      [...page.shadowRoot!.querySelectorAll('tbody tr')].find((tr) => tr.textContent?.includes('Nightly export')),
    );
    row.querySelector('button')!.click();
    await until(() => inside<HTMLDialogElement>(page, 'ls-confirm', 'ls-dialog', 'dialog').open);
    inside(page, 'ls-confirm', '.danger-primary').click();
    await until(() => row.textContent?.includes('Revoked'));
    assert.lengthOf(row.querySelectorAll('button'), 0);
  });

  it('says what is missing beside its field, and makes nothing', async () => {
    const page = await place(html`<ls-api-keys-page></ls-api-keys-page>`);
    inside(page, '.primary').click();
    const dialog = inside(page, 'ls-new-key-dialog');
    inside(dialog, '[slot=actions] .primary').click();
    await settled(dialog);
    assert.include(text(inside(dialog, '[name=name]')), 'Fill this in');
  });
});
