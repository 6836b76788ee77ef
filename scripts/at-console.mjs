/** A window of the console as a member of staff sees it, signed in; without `who`, as a stranger does. */
export async function atConsole(
  { browser, url },
  who,
  { width = 1440, height = 900, scheme = 'light', lang = 'en' } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: lang === 'ar' ? 'ar' : 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: width < 520,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  if (!who) return page;
  await page.goto(`${url}/console/sign-in`);
  await page.locator('input[type=email]').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((at) => !at.pathname.endsWith('/sign-in'));
  return page;
}
