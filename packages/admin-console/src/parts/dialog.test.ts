import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { inside, place, settled, until } from '../../test/place.js';
import './confirm.js';
import type { ConfirmPart } from './confirm.js';
import './message.js';
import './toast.js';
import { toast } from './toast.js';

const question = { title: 'Suspend Peter?', text: 'They are signed out everywhere.', yes: 'Suspend' };
const isOpen = (confirm: ConfirmPart) => inside<HTMLDialogElement>(confirm, 'ls-dialog', 'dialog').open;

describe('confirm', () => {
  it('answers yes only when the button that says so is pressed', async () => {
    const confirm = await place<ConfirmPart>(html`<ls-confirm></ls-confirm>`);
    const answer = confirm.ask(question);
    await until(() => isOpen(confirm));
    inside(confirm, '.danger-primary').click();
    assert.isTrue(await answer);
    assert.isFalse(isOpen(confirm));
  });

  it('answers no on Escape', async () => {
    const confirm = await place<ConfirmPart>(html`<ls-confirm></ls-confirm>`);
    const answer = confirm.ask(question);
    await until(() => isOpen(confirm));
    await sendKeys({ press: 'Escape' });
    assert.isFalse(await answer);
  });

  it('answers no when what asked is taken off the page, so that nobody waits for it for ever', async () => {
    const confirm = await place<ConfirmPart>(html`<ls-confirm></ls-confirm>`);
    const answer = confirm.ask(question);
    await until(() => isOpen(confirm));
    confirm.remove();
    assert.isFalse(await answer);
    const parent = document.body.appendChild(document.createElement('div'));
    parent.append(confirm);
    const next = confirm.ask(question);
    parent.remove();
    assert.isFalse(await next);
  });

  it('is accessible, light and dark', async () => {
    const confirm = await place<ConfirmPart>(html`<ls-confirm></ls-confirm>`);
    void confirm.ask(question);
    await until(() => isOpen(confirm));
    await settled(confirm);
    await assertAccessible(confirm);
  });
});

describe('toast', () => {
  it('is said to screen readers, can be sent away, and is accessible', async () => {
    const toasts = await place(html`<ls-toasts></ls-toasts>`);
    toast('Arjun Nair took LS-1044 just before you', 'person');
    const region = inside(toasts, '[role=status]');
    await until(() => region.textContent?.includes('Arjun Nair took'));
    await assertAccessible(toasts);
    inside(toasts, 'button').click();
    await until(() => !region.textContent?.includes('Arjun Nair'));
  });
});

describe('message', () => {
  it('says what went wrong and offers to try again', async () => {
    const message = await place(html`<ls-message .error=${new Error('internal detail')}></ls-message>`);
    assert.notInclude(message.shadowRoot?.textContent, 'internal detail');
    let asked = 0;
    message.addEventListener('retry', () => {
      asked += 1;
    });
    inside(message, 'button').click();
    assert.equal(asked, 1);
    await assertAccessible(message);
  });
});
