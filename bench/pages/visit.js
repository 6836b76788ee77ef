/** A phone's processor is about so many times slower than the one that this runs on. */
export const slowdown = 4;

/** A browser of somebody who has never been here, slowed down. Counts what comes over the wire. */
export async function newVisit(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const wire = { requests: 0, bytes: 0, at: 0 };
  cdp.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) wire.requests++;
    wire.at = performance.now();
  });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    wire.bytes += encodedDataLength;
    wire.at = performance.now();
  });
  await cdp.send('Network.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(defineBench);
  return {
    context,
    page,
    /** What has come until nothing more does for half a second; a stream may stay open. */
    async received() {
      while (performance.now() - wire.at < 500) await page.waitForTimeout(50);
      return { requests: wire.requests, bytes: wire.bytes };
    },
    close: () => context.close(),
  };
}

/** In the page. */
function defineBench() {
  /** What a way leads to, through a shadow root a step. */
  const find = (...way) =>
    way.reduce((root, selector) => {
      const found = root?.querySelector(selector);
      return selector === way.at(-1) ? found : found?.shadowRoot;
    }, document);
  /** The time when what is asked for is painted. */
  const painted = async (isThere) => {
    const began = performance.now();
    while (!isThere()) {
      if (performance.now() - began > 60_000) throw new Error(`Waited a minute for ${isThere}`);
      await new Promise((frame) => requestAnimationFrame(frame));
    }
    // That was asked at the beginning of the frame that shows it.
    await new Promise((done) => setTimeout(done));
    return performance.now();
  };
  window.bench = { find, painted };
}
