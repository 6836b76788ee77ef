import { newPerson, newSleepingTab } from '../../tracking-page/test/browser.js';

export { launchBrowser } from '../../tracking-page/test/browser.js';

/** Somebody signed in on `page`, of whom it holds `words`, signs out in another tab: nothing of them is left in any, asleep or not. */
export async function leavesInEveryTab(page, words) {
  const holdsAny = async (tab) => {
    const held = await everythingIn(tab);
    return words.filter((word) => held.includes(word));
  };
  const { tab: asleep, wake } = await newSleepingTab(page, page.url());
  await asleep.getByRole('button', { name: 'Sign out' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  // At once: before the site's own server has answered.
  let answer;
  const answered = new Promise((resolve) => {
    answer = resolve;
  });
  await other.route('**', async (route) => {
    if (route.request().method() !== 'GET') await answered;
    await route.continue();
  });
  await other.getByRole('button', { name: 'Sign out' }).click({ noWaitAfter: true });
  await page.waitForFunction(() => !document.querySelector('logishift-help')?.getToken);
  answer();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await wake();
  await asleep.getByRole('button', { name: 'Sign in' }).waitFor();
  const left = [await holdsAny(page), await holdsAny(asleep)];
  await Promise.all([asleep.close(), other.close()]);
  return left;
}

/** Somebody with a page of their own. `faults` collects what it complains of, violations of its policy among them. */
export async function newVisitor(browser) {
  const { page, faults } = await newPerson(browser);
  await page.exposeFunction('complain', (words) => faults.push(words));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.complain(`${violatedDirective} ${blockedURI}`),
    );
  });
  return { page, faults };
}

/** Opens the panel, writes a ticket and sends it, as the signed-in customer does. Resolves to its number. */
export async function sendTicket(page, subject) {
  await page.getByRole('button', { name: /^Get help/ }).click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Hi Lena, how can we help?').waitFor();
  await panel.getByRole('button', { name: 'Write to us about this delivery' }).click();
  // About a parcel of which there is a ticket already, that one comes first.
  const other = panel.getByRole('button', { name: 'It is something else' });
  await other.or(panel.getByLabel('Subject')).first().waitFor();
  if (await other.isVisible()) await other.click();
  await panel.getByLabel('Subject').fill(subject);
  await panel.getByLabel(/What happened/).fill('It was to be here two hours ago.');
  await panel.getByRole('button', { name: 'Send ticket' }).click();
  await panel.getByRole('heading', { name: 'We have your ticket' }).waitFor();
  const number = panel.getByText(/^LS-\d+$/).first();
  return (await number.textContent()).trim();
}

/** Closes the panel by the keyboard. */
export async function closePanel(page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Every word that the page holds, shown or not, in every shadow root, and all that it has stored. */
export function everythingIn(page) {
  return page.evaluate(() => {
    const words = [];
    const read = (root) => {
      for (const element of root.querySelectorAll('*')) {
        for (const { value } of element.attributes) words.push(value);
        if (element.value) words.push(element.value);
        if (element.shadowRoot) read(element.shadowRoot);
      }
      words.push(root.textContent);
    };
    read(document.documentElement);
    return [...words, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })].join('\n');
  });
}
