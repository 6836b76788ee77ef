import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { newAgent, signIn } from '../../../test/people.js';
import { inside, place, until } from '../../../test/place.js';
import { isChosen } from '../../data/own-choice.js';
import { forgetAll } from '../../data/resource.js';
import { session } from '../../session/session.js';
import { support } from '../../session/support.js';
import type { FieldPart } from '../entrance/field.js';
import './account-page.js';
import type { NotProven } from './not-proven.js';

describe('profile, on the real server', () => {
  before(async () => signIn(await newAgent('Meera Iyer')));
  afterEach(forgetAll);

  it('says that the address is not proven, offers no mail where none leaves the server, and else has it sent again', async () => {
    const page = await place(html`<ls-account-page></ls-account-page>`);
    assert.include(page.shadowRoot?.textContent, 'Not proven yet');
    const notice = inside<NotProven>(page, 'ls-not-proven');
    assert.isNull(session.user!.mail_from, 'the server under test has no mail server');
    assert.isNull(notice.shadowRoot!.querySelector('button'));
    session.user!.mail_from = 'support@console.example';
    notice.requestUpdate();
    await notice.updateComplete;
    inside(page, 'ls-not-proven', 'button').click();
    await until(() => inside(page, 'ls-not-proven').shadowRoot?.textContent?.includes('on its way'));
  });

  it('saves where one hears of a kind of event with one click', async () => {
    const page = await place(html`<ls-account-page></ls-account-page>`);
    const box = () =>
      inside(page, 'ls-preference-table').shadowRoot!.querySelector<HTMLInputElement>(
        'input[aria-label="New reply: E-mail"]',
      );
    const before = (await until(box)).checked;
    box()!.click();
    assert.equal(box()!.checked, !before);
    const saved = async () => {
      const { data } = await support.notifications.preferences();
      return data.find(({ kind }) => kind === 'ticket.message')?.email;
    };
    const deadline = Date.now() + 5000;
    while ((await saved()) === before) assert.isBelow(Date.now(), deadline, 'it is saved');
    assert.equal(box()!.checked, !before);
  });

  it('says of a wrong present password that it is wrong, at its own field and in words for people', async () => {
    const page = await place(html`<ls-account-page></ls-account-page>`);
    const form = inside(page, 'ls-password-form');
    const field = (name: string) => inside<FieldPart>(form, `ls-field[name=${name}]`);
    field('current').value = 'not the present one';
    field('next').value = 'another long password';
    inside<HTMLFormElement>(form, 'form').requestSubmit();
    await until(() => field('current').error);
    assert.deepEqual([field('current').error, field('next').error], ['This is not your present password.', '']);
  });

  it('switches single-key shortcuts off and on, for this person in this browser', async () => {
    const page = await place(html`<ls-account-page></ls-account-page>`);
    const box = inside<HTMLInputElement>(page, 'ls-this-browser', 'input');
    assert.deepEqual([box.checked, isChosen('keys-off')], [true, false]);
    box.click();
    assert.isTrue(isChosen('keys-off'));
    box.click();
    assert.isFalse(isChosen('keys-off'));
  });

  it('is accessible, light and dark', async () => {
    const page = await place(html`<ls-account-page></ls-account-page>`);
    await until(() => inside(page, 'ls-preference-table').shadowRoot?.querySelector('tbody tr'));
    await assertAccessible(page);
  });
});
