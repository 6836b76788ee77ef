import { NotFoundError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { admin, signIn } from '../../test/people.js';
import { support } from '../session/support.js';
import { createEntry, faqEntries, moveEntry, previewAnswer, retireEntry, saveEntry } from './faq.js';

const entry = (question: string) =>
  createEntry(
    { category: 'quality', translations: { en: { question, answer: 'Look **close by**.' } } },
    crypto.randomUUID(),
  );
const shown = (id: string) =>
  support.faq.answer(id, { locale: 'en' }).catch((error) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });

describe('FAQ, on the real server', () => {
  before(() => signIn(admin));

  it('previews an answer exactly as customers get it once it is saved', async () => {
    const { id } = await entry('Where can it be?');
    const answer = 'In the *porch*, <img src=x onerror=alert(1)> or [here](javascript:alert(1)).';
    const preview = await previewAnswer(answer);
    await saveEntry(id, { translations: { en: { question: 'Where is it?', answer } } });
    assert.equal((await shown(id))?.answer_html, preview);
    assert.include(preview, '<em>porch</em>');
    assert.notInclude(preview, '<img');
  });

  it('takes a retired entry from customers and keeps it for admins, until it is brought back', async () => {
    const { id } = await entry('Gone?');
    await retireEntry(id);
    assert.isUndefined(await shown(id));
    assert.isFalse(faqEntries().value?.find((one) => one.id === id)?.is_active);
    await saveEntry(id, { is_active: true });
    assert.isDefined(await shown(id));
  });

  it('moves an entry one place among those of its category', async () => {
    const first = await entry('One');
    const second = await entry('Two');
    const order = () =>
      (faqEntries().value ?? []).filter(({ id }) => id === first.id || id === second.id).map(({ id }) => id);
    assert.deepEqual(order(), [first.id, second.id]);
    const place = await moveEntry(faqEntries().value!.find(({ id }) => id === second.id)!, -1);
    assert.deepEqual(order(), [second.id, first.id]);
    const all = faqEntries().value!.filter(({ category }) => category === 'quality');
    assert.equal(all[place - 1]?.id, second.id);
  });
});
