import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { admin, newTicket, signIn } from '../../../test/people.js';
import { inside, place, settled, until } from '../../../test/place.js';
import { forgetAll } from '../../data/resource.js';
import { dailyTickets } from '../../data/stats.js';
import { calendarDay, shortDay } from '../../texts/format.js';
import { chartScale } from './chart-scale.js';
import './daily-chart.js';
import type { DailyChart } from './daily-chart.js';

async function chart() {
  await signIn(admin);
  await newTicket();
  const part = await place<DailyChart>(html`<ls-daily-chart></ls-daily-chart>`);
  const days = await until(() => dailyTickets().value);
  await settled(part);
  const cursor = inside(part, '.days');
  return {
    part,
    days,
    cursor,
    head: () => inside(part, '.head').textContent!.replace(/\s+/g, ' '),
    told: () => cursor.getAttribute('aria-valuetext')!,
    point: async (fraction: number) => {
      const { left, top, width } = cursor.getBoundingClientRect();
      cursor.dispatchEvent(new PointerEvent('pointermove', { clientX: left + width * fraction, clientY: top + 5 }));
      await settled(part);
    },
  };
}

describe('the chart of the last days', () => {
  afterEach(() => {
    document.documentElement.dir = 'ltr';
    forgetAll();
  });

  it('has few round numbers beside it, and room for the most', () => {
    assert.deepEqual([0, 1, 2, 3, 7, 13, 55, 470, 1001].map(chartScale), [
      [0, 1],
      [0, 1],
      [0, 1, 2],
      [0, 2, 4],
      [0, 4, 8],
      [0, 10, 20],
      [0, 30, 60],
      [0, 300, 600],
      [0, 1000, 2000],
    ]);
  });

  it('tells each day’s numbers by key and by pointer, to eyes and ears alike, and is accessible', async () => {
    const { part, days, cursor, head, told, point } = await chart();
    const today = days.at(-1)!;
    assert.equal(told(), `${calendarDay(today.day)}: ${today.created} created, ${today.resolved} resolved`);
    assert.isAtLeast(today.created, 1);
    assert.include(head(), 'Last 30 days Created');
    cursor.focus();
    await settled(part);
    assert.include(head(), `${shortDay(today.day)} Created ${today.created} Resolved ${today.resolved}`);
    await sendKeys({ press: 'ArrowLeft' });
    await settled(part);
    assert.include(told(), calendarDay(days.at(-2)!.day));
    assert.include(head(), shortDay(days.at(-2)!.day));
    await sendKeys({ press: 'Home' });
    await settled(part);
    assert.deepEqual([cursor.getAttribute('aria-valuenow'), told().split(':')[0]], ['0', calendarDay(days[0]!.day)]);
    await point(0.99);
    assert.include(head(), shortDay(today.day), 'what is pointed at comes first');
    await assertAccessible(part);
  });

  it('runs from right to left where one reads so: the arrows and the pointer go where they point to', async () => {
    document.documentElement.dir = 'rtl';
    const { part, days, cursor, head, told, point } = await chart();
    cursor.focus();
    await sendKeys({ press: 'ArrowRight' });
    await settled(part);
    assert.include(told(), calendarDay(days.at(-2)!.day));
    await point(0.01);
    assert.include(head(), shortDay(days.at(-1)!.day));
    assert.equal(new DOMMatrix(getComputedStyle(inside(part, '.days svg')).transform).a, -1);
  });
});
