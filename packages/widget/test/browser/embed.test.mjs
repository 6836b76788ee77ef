/** The lines that pin this build of the widget by hash: they load it in Chromium, and nothing but it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, launchBrowser, newCustomer, newVisitor, openPanel, publish, strictPolicy } from './stage.mjs';

let browser;
let embed;
beforeAll(async () => {
  [browser, embed] = await Promise.all([
    launchBrowser(),
    fetch(`${api}/widget/embed.json?lang=en`).then((answer) => answer.json()),
  ]);
});
afterAll(() => browser?.close());

/** A page with the lines of one way, under the policy that fits it. */
const pageWith = (way, customer) =>
  publish(
    `${embed[way].html}<logishift-help api="${api}" token="${customer.token}" delivery="${customer.tracking}"></logishift-help>`,
    {
      policy:
        way === 'preload' ? strictPolicy : strictPolicy.replace('script-src', `script-src ${embed.import_map.csp}`),
    },
  );

/** Somebody between server and page who adds a line to one chunk. */
async function tamper(page, name) {
  const evil = ({ pathname }) => pathname.includes(`/widget/${name}-`);
  await page.route(evil, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `globalThis.tampered = true;\n${await answer.text()}` });
  });
}

describe('the pinned widget', () => {
  it('is served for good under its version, with the hashes told', async () => {
    expect(embed.script.src).toBe(`${api}/widget/${embed.version}/widget.js`);
    expect(embed.modules.map(({ language }) => language).filter(Boolean)).toEqual(
      expect.arrayContaining(['ar', 'de', 'en']),
    );
    for (const { src, integrity } of [embed.script, ...embed.modules]) {
      const answer = await fetch(src, { headers: { origin: 'https://any.example' } });
      const hash = createHash('sha384').update(new Uint8Array(await answer.arrayBuffer()));
      expect([src, `sha384-${hash.digest('base64')}`]).toEqual([src, integrity]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    }
    expect((await fetch(`${api}/widget/0.0.1/widget.js`)).status).toBe(404);
  });

  it('is looked at again under /widget.js, and not sent twice', async () => {
    const first = await fetch(`${api}/widget.js`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=240');
    const etag = first.headers.get('etag');
    const again = await fetch(`${api}/widget.js`, { headers: { 'if-none-match': `"old", W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=240');
    expect((await fetch(`${api}/widget.js`, { headers: { 'if-none-match': '"old"' } })).status).toBe(200);
  });

  it.each(['preload', 'import_map'])('opens and works by the lines of %s, under a strict policy', async (way) => {
    const customer = newCustomer();
    const { page, faults } = await newVisitor(browser);
    await page.addInitScript(() => {
      window.violations = [];
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        window.violations.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    const asked = [];
    page.on('request', (request) => request.resourceType() === 'script' && asked.push(request.url()));
    await page.goto(await pageWith(way, customer));
    await openPanel(page);
    await page.getByText(customer.tracking).first().waitFor();
    await page.getByRole('button', { name: /Write to us/ }).click();
    await page.getByLabel('Subject').waitFor();
    // The page's own icon is none of the widget's.
    expect(await page.evaluate(() => window.violations.filter((one) => one !== 'img-src data'))).toEqual([]);
    expect(faults.filter((one) => !one.includes('data:,'))).toEqual([]);
    // Every script came from under the version, each once.
    expect(asked.filter((url) => !url.startsWith(`${api}/widget/${embed.version}/`))).toEqual([]);
    expect(asked.length).toBe(new Set(asked).size);
    await page.context().close();
  });

  it.each(['preload', 'import_map'].flatMap((way) => ['panel.define', 'views.define'].map((name) => [way, name])))(
    'does not run a tampered chunk: by %s, %s',
    async (way, name) => {
      const { page, faults } = await newVisitor(browser);
      await tamper(page, name);
      await page.goto(await pageWith(way, newCustomer()));
      await page.getByRole('button', { name: 'Get help' }).click();
      await expect.poll(() => faults.join(), { timeout: 10_000 }).toMatch(/integrity/i);
      await page.evaluate(() =>
        document
          .querySelector('logishift-help')
          .open({ view: 'form' })
          .catch(() => {}),
      );
      expect(await page.evaluate(() => globalThis.tampered)).toBe(undefined);
      await page.context().close();
    },
  );

  it('does not run a tampered loader', async () => {
    const { page, faults } = await newVisitor(browser);
    await page.route(embed.script.src, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `globalThis.tampered = true;\n${await answer.text()}` });
    });
    await page.goto(await pageWith('preload', newCustomer()));
    await expect.poll(() => faults.join()).toMatch(/integrity/i);
    expect(await page.evaluate(() => [globalThis.tampered, customElements.get('logishift-help')])).toEqual([
      undefined,
      undefined,
    ]);
    await page.context().close();
  });
});

describe('tokens', () => {
  it('that a page sets on the launcher reach the panel and all inside it', async () => {
    const customer = newCustomer();
    const { page } = await newVisitor(browser);
    await page.goto(await pageWith('preload', customer));
    await page.evaluate(() => {
      const help = document.querySelector('logishift-help');
      help.style.setProperty('--ls-color-accent', 'rgb(1, 2, 3)');
      help.style.setProperty('--ls-panel-width', '333px');
    });
    await openPanel(page);
    const dialog = page.locator('dialog[open]');
    expect((await dialog.boundingBox()).width).toBe(333);
    expect(await dialog.evaluate((one) => getComputedStyle(one).getPropertyValue('--ls-color-accent'))).toBe(
      'rgb(1, 2, 3)',
    );
    await page.context().close();
  });
});
