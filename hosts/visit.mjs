/** What a customer sees on a host's page, in Chromium. */

/**
 * Opens the page: the tickets and the questions stand in it, the launcher is drawn, and the panel knows who is signed in.
 * @throws what was not seen, with what the page complained of
 */
export async function visit(browser, url, { subject, greeting }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  try {
    await page.goto(url);
    await page.locator('logishift-ticket-list').getByText(subject).waitFor();
    await page.locator('logishift-faq .question').first().waitFor();
    await page.getByRole('button', { name: /^Get help/ }).click();
    await page.getByRole('dialog').getByText(greeting).waitFor();
  } catch (error) {
    throw new Error([error.message, ...faults].join('\n'));
  } finally {
    await context.close();
  }
  if (faults.length) throw new Error(faults.join('\n'));
}
