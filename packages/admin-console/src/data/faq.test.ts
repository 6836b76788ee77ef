import {
  ConflictError,
  ConnectionError,
  type FaqEntry,
  NotFoundError,
  StaleVersionError,
} from '@logishift/support-sdk';
import { assert } from 'chai';
import { admin, adminElsewhere, signIn } from '../../test/people.js';
import { support } from '../session/support.js';
import { createEntry, faqEntries, previewAnswer, retireEntry, saveEntry } from './faq.js';
import { placeEntry } from './faq-order.js';

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
    const made = await entry('Where can it be?');
    const answer = 'In the *porch*, <img src=x onerror=alert(1)> or [here](javascript:alert(1)).';
    const preview = await previewAnswer(answer);
    await saveEntry(made, { translations: { en: { question: 'Where is it?', answer } } });
    assert.equal((await shown(made.id))?.answer_html, preview);
    assert.include(preview, '<em>porch</em>');
    assert.notInclude(preview, '<img');
  });

  it('takes a retired entry from customers and keeps it for admins, until it is brought back', async () => {
    const made = await entry('Gone?');
    const { id } = made;
    const retired = await retireEntry(made);
    assert.isUndefined(await shown(id));
    assert.isFalse(faqEntries().value?.find((one) => one.id === id)?.is_active);
    await saveEntry(retired, { is_active: true });
    assert.isDefined(await shown(id));
  });

  it('changes nothing of an entry that another admin has changed since it was seen, and has theirs then', async () => {
    const seen = await entry('Both?');
    const theirs = await (await adminElsewhere()).faq.update(seen.id, { category: 'late' });
    const changes = [
      () => saveEntry(seen, { translations: { de: { question: 'Beide?', answer: 'Ja.' } } }),
      () => retireEntry(seen),
    ];
    for (const change of changes) {
      const refusal = await change().catch((error) => error);
      assert.instanceOf(refusal, StaleVersionError);
      assert.deepEqual(refusal.problem.entry, theirs);
    }
    assert.deepEqual(
      faqEntries().value?.find(({ id }) => id === seen.id),
      theirs,
    );
  });

  it('takes a change that has arrived already, though its answer did not, for its own', async () => {
    const seen = await entry('Twice?');
    const change = { category: 'late', translations: { en: { question: 'Twice? ', answer: 'Once.' } } } as const;
    const first = await saveEntry(seen, change);
    assert.deepEqual(await saveEntry(seen, change), first);
    assert.equal((await retireEntry(first)).version, (await retireEntry(first)).version);
  });
});

describe('The order of the FAQ, on the real server', () => {
  let made: FaqEntry[];
  let calls: string[];
  const ids = (entries: FaqEntry[] = []) =>
    entries.map(({ id }) => id).filter((id) => made.some((one) => one.id === id));
  const here = () => ids(faqEntries().value);
  const there = async () => ids((await support.faq.entries({ category: ['damaged'], limit: 100 })).data);
  const now = (n: number) => faqEntries().value!.find(({ id }) => id === made[n]!.id)!;
  const order = (...places: number[]) => places.map((n) => made[n]!.id);
  const { reorder } = support.faq;

  before(() => signIn(admin));
  beforeEach(async () => {
    for (const { id } of (await support.faq.entries({ category: ['damaged'], limit: 100 })).data)
      await support.faq.update(id, { category: 'other' });
    made = [];
    for (const question of ['One', 'Two', 'Three'])
      made.push(
        await createEntry(
          { category: 'damaged', translations: { en: { question, answer: 'Yes.' } } },
          crypto.randomUUID(),
        ),
      );
    calls = [];
    support.faq.reorder = (wanted, options) => {
      calls.push(wanted.order.join());
      return reorder.call(support.faq, wanted, options);
    };
  });
  afterEach(() => {
    support.faq.reorder = reorder;
  });

  it('is set by one call, wherever an entry is moved to, and stands so at once', async () => {
    const moving = placeEntry(now(2), 0);
    assert.deepEqual(here(), order(2, 0, 1));
    await moving;
    assert.deepEqual(await there(), order(2, 0, 1));
    assert.deepEqual(calls, [order(2, 0, 1).join()]);
  });

  it('is what was wanted last where entries are moved on before the answer is there', async () => {
    await Promise.all([placeEntry(now(0), 1), placeEntry(now(0), 2), placeEntry(now(1), 1)]);
    assert.deepEqual(here(), order(2, 1, 0));
    assert.deepEqual(await there(), order(2, 1, 0));
    assert.lengthOf(calls, 2);
  });

  it('goes back to how it stands where another admin has moved entries meanwhile', async () => {
    await (await adminElsewhere()).faq.reorder({ category: 'damaged', seen: order(0, 1, 2), order: order(1, 0, 2) });
    const refusals = await Promise.all(
      [placeEntry(now(2), 0), placeEntry(now(2), 1)].map((moving) => moving.catch((error) => error)),
    );
    for (const refusal of refusals) assert.instanceOf(refusal, ConflictError);
    assert.deepEqual(here(), order(1, 0, 2));
    assert.deepEqual(await there(), order(1, 0, 2));
    await placeEntry(now(2), 0);
    assert.deepEqual(await there(), order(2, 1, 0));
  });

  it('goes back to how it was where the server cannot be reached', async () => {
    support.faq.reorder = async () => {
      throw new ConnectionError('away');
    };
    const { entries } = support.faq;
    support.faq.entries = () => {
      throw new ConnectionError('away');
    };
    try {
      const refusal = await placeEntry(now(2), 0).catch((error) => error);
      assert.instanceOf(refusal, ConnectionError);
      assert.deepEqual(here(), order(0, 1, 2));
    } finally {
      support.faq.entries = entries;
    }
  });
});
