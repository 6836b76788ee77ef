/** What a page loads, as it comes over the wire: counted in Chromium, headers included, and printed by the tests. */

/** Counts what a page's requests bring from one origin. @param page a page of Playwright's, in Chromium, before it goes anywhere */
export async function countBytes(page, origin) {
  const cdp = await page.context().newCDPSession(page);
  const asked = new Map();
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith(`${origin}/`)) asked.set(requestId, { url: request.url.slice(origin.length), bytes: 0 });
  });
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    const one = asked.get(requestId);
    if (one) Object.assign(one, { type, encoding: response.headers['content-encoding'] });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await cdp.send('Network.enable');
  return {
    /** All that has come so far, in the order in which it was asked for. A stream, which has no end, is not among it. */
    loaded: () => [...asked.values()].filter(({ bytes }) => bytes > 0),
    /** What is a script and has not come yet. */
    awaited: () => [...asked.values()].filter(({ url, bytes }) => url.endsWith('.js') && bytes === 0),
  };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Prints what was loaded, by kind. @returns its bytes together */
export function tellBytes(what, loaded, most) {
  const kinds = new Map();
  for (const { type = 'Preflight', bytes } of loaded) kinds.set(type, (kinds.get(type) ?? 0) + bytes);
  const all = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  const parts = [...kinds].map(([type, bytes]) => `${type} ${kilobytes(bytes)}`).join(', ');
  console.log(`on the wire, ${what}: ${kilobytes(all)} of ${kilobytes(most)} in ${loaded.length} answers (${parts})`);
  return all;
}
