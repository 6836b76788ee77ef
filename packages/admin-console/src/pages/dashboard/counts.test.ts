import type { QueueCounts } from '@logishift/support-sdk';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { newAgent, signIn } from '../../../test/people.js';
import { inside, place } from '../../../test/place.js';
import { countsUpTo, queueCounts } from '../../data/queue-counts.js';
import { forgetAll } from '../../data/resource.js';
import './queue-list.js';
import type { QueueList } from './queue-list.js';
import '../../shell/navigation.js';
import { session } from '../../session/session.js';
import { countUpTo } from '../../texts/format.js';
import { useLanguage } from '../../texts/index.js';

const byQueue = { assigned: 1234, unassigned: 999, on_hold: 0, resolved: 100 };
const upTo = (unassigned: number, high: number, unread: number): QueueCounts => ({
  ...byQueue,
  unassigned,
  needs_reply: 1000,
  high: { ...byQueue, unassigned: high },
  unread: { ...byQueue, unassigned: unread },
});

/** Has the server's counts be these: more tickets than a test can make. */
async function told(counts: QueueCounts) {
  const resource = queueCounts();
  resource.reload = async () => {
    resource.value = counts;
    (resource as unknown as { changed(): void }).changed();
  };
  await resource.reload();
}

/** What somebody sees, and what a screen reader says. */
const seen = (element: Element) => read(element, '.visually-hidden');
const said = (element: Element) => read(element, '[aria-hidden="true"]');
function read(element: Element, without: string): string {
  const copy = element.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(without)) one.remove();
  return copy.textContent!.replace(/\s+/g, ' ').trim();
}

const chipsOf = (list: QueueList) => [...list.renderRoot.querySelectorAll('.chip')];

describe('counts that end at a limit', () => {
  before(async () => signIn(await newAgent('Meera Iyer')));
  afterEach(async () => {
    forgetAll();
    await useLanguage('en');
  });
  after(() => session.signOut());

  it('are of what nobody has; what one has oneself is counted whole', () => {
    assert.equal(countUpTo(999, countsUpTo('unassigned')), '999');
    assert.equal(countUpTo(1000, countsUpTo('unassigned', 'high')), '999+');
    assert.equal(countUpTo(99, countsUpTo('unassigned', 'unread')), '99');
    assert.equal(countUpTo(100, countsUpTo('unassigned', 'unread')), '99+');
    assert.equal(countUpTo(1234, countsUpTo('assigned', 'unread')), '1,234');
  });

  it('are shown as 999+ beside the queue, over its list and on its parts, and read out in words', async () => {
    const navigation = await place<HTMLElement>(html`<ls-navigation></ls-navigation>`);
    const list = await place<QueueList>(html`<ls-queue-list queue="unassigned"></ls-queue-list>`);
    await told(upTo(1000, 1000, 100));
    await list.updateComplete;
    const badge = inside(navigation, '.side .badge');
    assert.deepEqual([seen(badge), said(badge)], ['999+', 'more than 999 tickets']);
    const lead = inside(list, 'ls-page-header', '.lead');
    assert.deepEqual([seen(lead), said(lead)], ['999+', 'more than 999']);
    assert.deepEqual(chipsOf(list).map(seen), ['All 999+', 'Unread 99+', 'High 999+']);
    assert.deepEqual(chipsOf(list).map(said), ['All more than 999', 'Unread more than 99', 'High more than 999']);
    await assertAccessible(list);
    await told(upTo(999, 12, 99));
    await list.updateComplete;
    assert.equal(said(inside(navigation, '.side .badge')), '999 tickets');
    assert.deepEqual(chipsOf(list).map(said), ['All 999', 'Unread 99', 'High 12']);
  });

  it('are never of what one has oneself', async () => {
    const list = await place<QueueList>(html`<ls-queue-list queue="assigned"></ls-queue-list>`);
    await told(upTo(1000, 1000, 100));
    await list.updateComplete;
    assert.deepEqual(chipsOf(list).map(said), ['All 1,234', 'Needs reply 1,000', 'Unread 1,234', 'High 1,234']);
  });

  it('are written as each language does', async () => {
    for (const [language, words] of [
      ['de', 'mehr als 999'],
      ['fr', 'plus de 999'],
      ['es', 'más de 999'],
      ['hi', '999 से अधिक'],
      ['ar', 'أكثر من 999'],
    ] as const) {
      await useLanguage(language);
      const list = await place<QueueList>(html`<ls-queue-list queue="unassigned"></ls-queue-list>`);
      await told(upTo(1000, 1000, 100));
      await list.updateComplete;
      const lead = inside(list, 'ls-page-header', '.lead');
      assert.deepEqual([seen(lead), said(lead)], ['999+', words], language);
    }
  });
});
