import { assert } from 'chai';
import { admin, signIn } from '../../test/people.js';
import { createEntry, faqAnswers, faqEntries, moveEntry, retireEntry, saveEntry } from './faq.js';

const entry = (question: string) =>
  createEntry(
    { category: 'quality', translations: { en: { question, answer: 'Look **close by**.' } } },
    crypto.randomUUID(),
  );
const shown = (id: string) => faqAnswers('en').value?.find((answer) => answer.id === id);

describe('FAQ, on the real server', () => {
  before(() => signIn(admin));

  it('shows a saved answer as the server renders it for customers', async () => {
    const { id } = await entry('Where can it be?');
    assert.include(shown(id)?.answer_html, '<strong>close by</strong>');
    await saveEntry(id, { translations: { en: { question: 'Where is it?', answer: 'In the *porch*.' } } });
    assert.equal(shown(id)?.question, 'Where is it?');
    assert.include(shown(id)?.answer_html, '<em>porch</em>');
  });

  it('takes a retired entry from customers and keeps it for admins, until it is brought back', async () => {
    const { id } = await entry('Gone?');
    await retireEntry(id);
    assert.isUndefined(shown(id));
    assert.isFalse(faqEntries().value?.find((one) => one.id === id)?.is_active);
    await saveEntry(id, { is_active: true });
    assert.isDefined(shown(id));
  });

  it('moves an entry one place among those of its category', async () => {
    const first = await entry('One');
    const second = await entry('Two');
    const order = () =>
      (faqEntries().value ?? []).filter(({ id }) => id === first.id || id === second.id).map(({ id }) => id);
    assert.deepEqual(order(), [first.id, second.id]);
    await moveEntry(faqEntries().value!.find(({ id }) => id === second.id)!, -1);
    assert.deepEqual(order(), [second.id, first.id]);
  });
});
