import { chromium } from 'playwright-core';
import { findOrInstallChromium, launchArguments } from '../../scripts/chromium.mjs';
import { closing } from '../closing.js';
import { median } from '../medians.js';
import { measureConsole } from './console.js';
import { measureWidget } from './widget.js';

/** Opens the widget and the console as many times; the median of each figure, by name. Null where there is no browser. */
export async function measurePages(house, { visits }) {
  const executablePath = await findOrInstallChromium().catch((error) => console.log(error.message));
  if (!executablePath) return null;
  const browser = await chromium.launch({ executablePath, args: launchArguments });
  const close = closing(() => browser.close());
  // The name that the server is known to browsers by.
  const url = house.server.url.replace('127.0.0.1', 'localhost');
  const figures = [];
  for (let visit = 0; visit < visits; visit++) {
    const { token } = house.customers[visit];
    figures.push({
      ...(await measureWidget(browser, { port: house.hostPort, api: url, token })),
      ...(await measureConsole(browser, { url })),
    });
  }
  const version = browser.version();
  await close();
  return { browser: version, ...mediansOfAll(figures) };
}

/** Of figures within figures too. */
function mediansOfAll(figures) {
  return Object.fromEntries(
    Object.keys(figures[0]).map((key) => {
      const values = figures.map((one) => one[key]);
      return [key, typeof values[0] === 'object' ? mediansOfAll(values) : median(values)];
    }),
  );
}
