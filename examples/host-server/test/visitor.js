import { newPerson } from '../../tracking-page/test/browser.js';

export { launchBrowser } from '../../tracking-page/test/browser.js';

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
