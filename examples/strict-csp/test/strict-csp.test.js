import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExample } from '../../host-server/test/running-example.js';
import {
  closePanel,
  everythingIn,
  launchBrowser,
  leavesInEveryTab,
  newVisitor,
  sendTicket,
} from '../../host-server/test/visitor.js';

let example;
let browser;

beforeAll(async () => {
  [example, browser] = await Promise.all([runExample('strict-csp'), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await example?.stop();
});

async function policyOf(path) {
  const { headers } = await fetch(example.site + path);
  return headers.get('content-security-policy');
}

describe('the policy', () => {
  it('allows the support server its script, its answers and its images, and nothing else', async () => {
    const { support } = example;
    expect(await policyOf('/')).toBe(
      `default-src 'none'; script-src ${support}; connect-src ${support}; style-src 'self'; img-src ${support}`,
    );
  });

  it("grows by the page's own origin alone for a script of its own that fetches tokens", async () => {
    const added = (await policyOf('/own-script')).replaceAll(`${example.support} 'self'`, example.support);
    expect(added).toBe(await policyOf('/'));
  });

  it('is watched: what it forbids is told', async () => {
    const visitor = await newVisitor(browser);
    await visitor.page.goto(example.site);
    await visitor.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await expect.poll(() => visitor.faults.join()).toContain('style-src');
  });
});

for (const path of ['/', '/own-script']) {
  describe(`the page ${path}`, () => {
    const subject = `Will it come before seven? ${path}`;
    let visitor;
    let number;

    it('lets the signed-in customer send a ticket, and lists it', async () => {
      visitor = await newVisitor(browser);
      const { page } = visitor;
      await page.goto(example.site + path);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Lena Okafor').waitFor();
      number = await sendTicket(page, subject);
      await closePanel(page);
      await page.getByRole('listitem').filter({ hasText: subject }).first().waitFor();
    });

    it('keeps nothing of the person who has signed out', async () => {
      const { page } = visitor;
      expect(await everythingIn(page)).toContain(number);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      await page.getByRole('button', { name: 'Get help' }).click();
      await page.getByText('How can we help?').waitFor();
      const left = await everythingIn(page);
      for (const word of [subject, number, 'Lena', 'eyJ']) expect(left).not.toContain(word);
    });

    it.runIf(path === '/own-script')('is signed out in every tab by one', async () => {
      const { page } = visitor;
      await page.goto(example.site + path);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Lena Okafor').waitFor();
      expect(await leavesInEveryTab(page, [subject, number, 'Lena', 'eyJ'])).toEqual([[], []]);
    });

    it('violates no policy, and leaves no complaint in the console', () => {
      expect(visitor.faults).toEqual([]);
    });
  });
}
