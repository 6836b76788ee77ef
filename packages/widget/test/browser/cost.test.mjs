/** What the widget costs the page it stands on: the demo's page, on a processor four times slower. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDemo } from '../../../../examples/tracking-page/test/running-demo.js';
import { launchBrowser } from './stage.mjs';

let demo;
let browser;
beforeAll(async () => {
  [demo, browser] = await Promise.all([runDemo({ days: 1 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Resolves when the page is there and has asked for nothing more for half a second: a stream may stay open. */
const quiet = (page) =>
  page.waitForFunction(
    () => {
      const { length } = performance.getEntriesByType('resource');
      const isQuiet = document.readyState === 'complete' && length === window.asked;
      window.asked = length;
      return isQuiet;
    },
    undefined,
    { polling: 500 },
  );

/** The demo's page, of a customer who waits for nothing, with the launcher alone: an element inside a page is asked for, and loads at once. */
async function visit({ withWidget }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.request.post(`${demo.site}/session`, {
    form: { customer: 'customer-1003', back: '/' },
    headers: { origin: demo.site },
  });
  const cdp = await context.newCDPSession(page);
  if (!withWidget) {
    await cdp.send('Network.enable');
    await cdp.send('Network.setBlockedURLs', { urls: ['*/widget.js', '*/widget/*'] });
  }
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        window.shifts.push([value, sources.map(({ node }) => node?.localName)]);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${demo.site}/`);
  await quiet(page);
  if (withWidget) {
    // Fills the cache, with the panel and what it loads.
    await page.getByRole('button', { name: 'Get help' }).click();
    await page.locator('logishift-home .question').first().waitFor();
    await quiet(page);
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await cdp.send('Performance.enable');
  return { page, context, cdp };
}

/** Loads the page until it has nothing more to do, and tells what the trace saw. */
async function load({ page, cdp }) {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', 'v8.execute', 'blink'] });
  await page.goto(`${demo.site}/`);
  await quiet(page);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const { metrics } = await cdp.send('Performance.getMetrics');
  return {
    ours: oursIn(traceEvents),
    metrics: Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000])),
    shifts: await page.evaluate(() => window.shifts),
  };
}

/** What runs script on the main thread. */
const runs = new Set(
  `v8.compileModule v8.evaluateModule v8.produceModuleCache EvaluateScript FunctionCall RunMicrotasks FireIdleCallback
  TimerFire EventDispatch`.split(/\s+/),
);

/** The runs in which the widget's script, its element or its server is named, each counted whole: the host's token with it. */
function oursIn(events) {
  const spans = events.filter(({ ph }) => ph === 'X');
  const named = spans.filter(({ args }) => {
    const said = JSON.stringify(args ?? {});
    return said.includes(demo.support) || said.includes('"logishift-');
  });
  const around = ({ pid, tid, ts, dur }) =>
    spans
      .filter((one) => runs.has(one.name) && one.pid === pid && one.tid === tid)
      .filter((one) => one.ts <= ts && one.ts + one.dur >= ts + dur)
      .sort((a, b) => b.dur - a.dur)[0];
  return [...new Set(named.map(around))].filter(Boolean);
}

// Time of the thread itself: what the machine did meanwhile is not the widget's.
const milliseconds = (spans) => spans.reduce((sum, { dur, tdur = dur }) => sum + tdur / 1000, 0);

/** From the click until the panel is painted and answers. */
const clickToPanel = (page) =>
  page.evaluate(async () => {
    const help = document.querySelector('logishift-help');
    const opened = new Promise((resolve) => help.addEventListener('logishift-open', resolve, { once: true }));
    await new Promise((resolve) => setTimeout(resolve, 0));
    const began = performance.now();
    help.shadowRoot.querySelector('button').click();
    await opened;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  });

/**
 * The least of several measurements, for noise only adds; no more are made once one is under the limit. Many, for a machine
 * that is busy stays so for a while.
 */
async function least(measure, limit, most = 40) {
  let best = await measure();
  for (let count = 1; count < most && best.value >= limit; count++) {
    const next = await measure();
    if (next.value < best.value) best = next;
  }
  return best;
}

it('shifts nothing, takes under 12 ms before the first click, and opens within 300 ms of it, four times slowed', async () => {
  const plain = await visit({ withWidget: false });
  const without = await load(plain);
  await plain.context.close();

  const visitor = await visit({ withWidget: true });
  const best = await least(async () => {
    const loaded = await load(visitor);
    return { ...loaded, value: milliseconds(loaded.ours) };
  }, 12);
  const { page } = visitor;
  const click = await least(async () => {
    await page.goto(`${demo.site}/`);
    await quiet(page);
    const before = await page.evaluate(() => window.shifts.length);
    const value = await clickToPanel(page);
    return { value, shifts: (await page.evaluate(() => window.shifts.length)) - before };
  }, 300);

  const row = (name, a, b) => `${name.padEnd(38)}${a.padStart(14)}${b.padStart(14)}`;
  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(
    [
      row('page, 4× slower, warm cache', 'without', 'with widget'),
      ...['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration', 'TaskDuration'].map((name) =>
        row(name, ms(without.metrics[name]), ms(best.metrics[name])),
      ),
      row('layout shifts', `${without.shifts.length}`, `${best.shifts.length}`),
      row("the widget's, before the first click", '', ms(best.value)),
      ...best.ours.map((span) => row(`  ${span.name}`, '', ms(milliseconds([span])))),
      row('click → panel open and painted', '', ms(click.value)),
    ].join('\n'),
  );
  expect(best.ours.map(({ name }) => name)).toContain('v8.evaluateModule');
  expect(best.shifts.flatMap(([, nodes]) => nodes).filter((name) => name?.startsWith('logishift'))).toEqual([]);
  // The page's own font may come late and shift it, with the widget or without: what the widget did, it would do each time.
  let fewest = best.shifts.length;
  for (let more = 0; more < 3 && fewest > without.shifts.length; more++)
    fewest = Math.min(fewest, (await load(visitor)).shifts.length);
  expect(fewest).toBeLessThanOrEqual(without.shifts.length);
  expect(click.shifts).toBe(0);
  expect(best.value).toBeLessThan(12);
  expect(click.value).toBeLessThan(300);
  await visitor.context.close();
}, 180_000);
