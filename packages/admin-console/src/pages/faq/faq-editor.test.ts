import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, signIn } from '../../../test/people.js';
import { inside, place, settled, until } from '../../../test/place.js';
import { createEntry } from '../../data/faq.js';
import { forgetAll } from '../../data/resource.js';
import { support } from '../../session/support.js';
import './faq-editor.js';
import type { FaqEditor } from './faq-editor.js';

describe('FAQ editor, on the real server', () => {
  before(() => signIn(admin));
  afterEach(forgetAll);

  it('says how many an entry helped and how many not, once somebody has said so', async () => {
    const made = await createEntry(
      { category: 'other', translations: { en: { question: 'Helpful?', answer: 'Perhaps.' } } },
      crypto.randomUUID(),
    );
    const before = await place(html`<ls-faq-editor .entry=${made}></ls-faq-editor>`);
    assert.isNull(before.shadowRoot!.querySelector('.votes'));
    before.remove();
    await support.faq.vote(made.id, true);
    const page = await place(html`<ls-faq-editor .entry=${await support.faq.get(made.id)}></ls-faq-editor>`);
    assert.equal(inside(page, '.votes').textContent, '1 person found it helpful · 0 did not');
    await assertAccessible(page);
  });

  it('shows the preview again where the language beside is the one that the next entry begins with', async () => {
    const make = (question: string) =>
      createEntry(
        { category: 'other', translations: { en: { question, answer: 'Yes.' }, de: { question, answer: 'Ja.' } } },
        crypto.randomUUID(),
      );
    const [one, other] = [await make('One?'), await make('Other?')];
    const page = await place<FaqEditor>(html`<ls-faq-editor .entry=${one}></ls-faq-editor>`);
    inside(page, 'ls-faq-languages').dispatchEvent(new CustomEvent('language', { detail: 'de' }));
    await settled(page);
    const beside = inside<HTMLSelectElement>(page, '#beside');
    beside.value = 'en';
    beside.dispatchEvent(new Event('change'));
    await settled(page);
    assert.equal(page.shadowRoot!.querySelectorAll('ls-faq-text').length, 2);
    page.entry = other;
    await settled(page);
    assert.equal(page.shadowRoot!.querySelectorAll('ls-faq-text').length, 1);
    assert.equal(beside.value, 'preview');
  });

  it('says once when somebody else has changed the text meanwhile, and leaves the choice', async () => {
    const made = await createEntry(
      { category: 'other', translations: { en: { question: 'Both?', answer: 'Yes.' } } },
      crypto.randomUUID(),
    );
    const page = await place<FaqEditor>(html`<ls-faq-editor .entry=${made}></ls-faq-editor>`);
    const answer = inside<HTMLTextAreaElement>(page, 'ls-faq-text', 'textarea');
    answer.value = 'Mine.';
    answer.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(page);
    await support.faq.update(made.id, {
      category: 'late',
      translations: { en: { question: 'Both?', answer: 'Theirs.' } },
    });
    const stored = () => support.faq.get(made.id);
    inside(page, 'footer .primary').click();
    await until(() => page.shadowRoot!.querySelector('[role=alert]')?.textContent?.includes('Somebody else'));
    assert.equal((await stored()).translations.en?.answer, 'Theirs.');
    assert.include(inside(page, '.theirs').textContent, 'Theirs.');
    await assertAccessible(page);
    inside(page, 'footer .primary').click();
    await until(async () => (await stored()).translations.en?.answer === 'Mine.');
    await until(() => !page.shadowRoot!.querySelector('.theirs'));
    assert.equal((await stored()).category, 'late', 'where it was moved to, it stays');
  });

  it('keeps what is typed while it saves, in this entry and in another that is opened meanwhile', async () => {
    const make = (question: string) =>
      createEntry({ category: 'other', translations: { en: { question, answer: 'Yes.' } } }, crypto.randomUUID());
    const [one, other] = [await make('One?'), await make('Other?')];
    const page = await place<FaqEditor>(html`<ls-faq-editor .entry=${one}></ls-faq-editor>`);
    const answer = () => inside<HTMLTextAreaElement>(page, 'ls-faq-text', 'textarea');
    const type = async (text: string) => {
      answer().value = text;
      answer().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await settled(page);
    };
    const save = () => inside(page, 'footer .primary').click();
    const saved = async () => (await support.faq.get(one.id)).translations.en?.answer;

    await type('Yes, it is.');
    save();
    await type('Yes, it is. Always.');
    await until(() => !inside<HTMLButtonElement>(page, 'footer .primary').disabled);
    assert.equal(await saved(), 'Yes, it is.');
    assert.equal(answer().value, 'Yes, it is. Always.');

    save();
    page.entry = other;
    await settled(page);
    await type('No.');
    await until(() => !inside<HTMLButtonElement>(page, 'footer .primary').disabled);
    assert.equal(await saved(), 'Yes, it is. Always.');
    assert.equal(answer().value, 'No.');
  });

  it('keeps what somebody else has made of another part of the entry meanwhile, and asks nothing', async () => {
    const made = await createEntry(
      { category: 'other', translations: { en: { question: 'Apart?', answer: 'Yes.' } } },
      crypto.randomUUID(),
    );
    const page = await place<FaqEditor>(html`<ls-faq-editor .entry=${made}></ls-faq-editor>`);
    const answer = inside<HTMLTextAreaElement>(page, 'ls-faq-text', 'textarea');
    answer.value = 'Mine.';
    answer.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(page);
    await support.faq.update(made.id, { translations: { de: { question: 'Einzeln?', answer: 'Deren.' } } });
    await support.faq.retire(made.id);
    inside(page, 'footer .primary').click();
    await until(async () => (await support.faq.get(made.id)).translations.en?.answer === 'Mine.');
    const { translations, is_active } = await support.faq.get(made.id);
    assert.deepEqual([translations.de?.answer, is_active], ['Deren.', false]);
    assert.isNull(page.shadowRoot!.querySelector('[role=alert]'));
  });

  it('is overtaken also where the entry was read anew while one wrote: what is under a draft was not seen', async () => {
    const made = await createEntry(
      { category: 'other', translations: { en: { question: 'Under?', answer: 'Yes.' } } },
      crypto.randomUUID(),
    );
    const page = await place<FaqEditor>(html`<ls-faq-editor .entry=${made}></ls-faq-editor>`);
    const answer = inside<HTMLTextAreaElement>(page, 'ls-faq-text', 'textarea');
    answer.value = 'Mine.';
    answer.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(page);
    page.entry = await support.faq.update(made.id, { translations: { en: { question: 'Under?', answer: 'Theirs.' } } });
    await settled(page);
    inside(page, 'footer .primary').click();
    await until(() => page.shadowRoot!.querySelector('.theirs')?.textContent?.includes('Theirs.'));
    assert.equal((await support.faq.get(made.id)).translations.en?.answer, 'Theirs.');
  });

  it('retires and takes away nothing that somebody else has changed since it was shown', async () => {
    const made = await createEntry(
      { category: 'other', translations: { en: { question: 'Gone?', answer: 'Yes.' } } },
      crypto.randomUUID(),
    );
    const page = await place<FaqEditor>(html`<ls-faq-editor .entry=${made}></ls-faq-editor>`);
    const theirs = await support.faq.update(made.id, {
      translations: { en: { question: 'Gone?', answer: 'Theirs.' } },
    });
    inside(page, 'ls-faq-acts').dispatchEvent(new CustomEvent('act', { detail: 'retire' }));
    await until(() => page.shadowRoot!.querySelector('[role=alert]')?.textContent?.includes('It changed meanwhile'));
    assert.deepEqual(await support.faq.get(made.id), theirs);
    page.entry = theirs;
    await settled(page);
    inside(page, 'ls-faq-acts').dispatchEvent(new CustomEvent('act', { detail: 'retire' }));
    await until(async () => !(await support.faq.get(made.id)).is_active);
  });

  it('moves an entry by one call, and says why where the order is another than was seen', async () => {
    const make = (question: string) =>
      createEntry({ category: 'quality', translations: { en: { question, answer: 'Yes.' } } }, crypto.randomUUID());
    const made = [await make('One?'), await make('Two?'), await make('Three?')] as const;
    const quality = async () =>
      (await support.faq.entries({ category: ['quality'], limit: 100 })).data.map(({ id }) => id);
    const before = await quality();
    const page = await place<FaqEditor>(html`<ls-faq-editor .entry=${made[2]}></ls-faq-editor>`);
    const up = () => inside(page, 'ls-faq-acts', 'button').click();
    up();
    await until(() => inside(page, '[role=status].visually-hidden').textContent?.startsWith('Now number'));
    const moved = [...before.slice(0, -2), made[2].id, made[1].id];
    assert.deepEqual(await quality(), moved);
    const theirs = [...moved].reverse();
    await support.faq.reorder({ category: 'quality', seen: moved, order: theirs });
    up();
    await until(() => page.shadowRoot!.querySelector('[role=alert]')?.textContent?.includes('This is the order now'));
    assert.deepEqual(await quality(), theirs);
    await assertAccessible(page);
  });
});
