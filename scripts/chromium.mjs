/**
 * Finds Chrome or Chromium for the tests in a browser, or gets one. `node scripts/chromium.mjs` prints its path;
 * tests are given it in CHROME_PATH.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isProgram, root, run, step, stop } from './steps.mjs';

/** What a browser is started with besides --headless: nothing that calls home; as root, no sandbox to be had. */
export const launchArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Resolves to the path of a browser that runs. Rejects with what to do if there is none and none can be had. */
export async function findOrInstallChromium() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) {
    if (runs(CHROME_PATH)) return CHROME_PATH;
    throw new Error(
      `CHROME_PATH is ${CHROME_PATH}, which does not run. Set it to a Chrome or Chromium, or not at all.`,
    );
  }
  const found = find();
  if (found) return found;
  console.log('No Chrome or Chromium found.');
  for (const way of [withApt, withPlaywright]) {
    await way().catch((error) => console.log(error.message));
    const got = find();
    if (got) return got;
  }
  throw new Error('The tests in a browser need Chrome or Chromium: install one, or set CHROME_PATH to one.');
}

async function withApt() {
  if (process.getuid?.() !== 0 || !onPath(['apt-get'])[0]) return;
  await step('Installing Chromium (apt-get install chromium)', 'Chromium installed', async () => {
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'inherit', 'inherit'] };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  });
}

async function withPlaywright() {
  const cli = join(root, 'node_modules/playwright-core/cli.js');
  if (!existsSync(cli)) return;
  await step('Fetching Chromium (npx playwright install chromium)', 'Chromium fetched', () =>
    run(process.execPath, [cli, 'install', 'chromium']),
  );
}

function find() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  return [...onPath(names), ...usualPlaces(), ...playwrights()].find(runs);
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, LOCALAPPDATA } = process.env;
    return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => ['Google/Chrome', 'Chromium'].map((name) => join(folder, name, 'Application/chrome.exe')));
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
}

/** The browsers that Playwright has fetched, the newest first. */
function playwrights() {
  const caches = { darwin: 'Library/Caches', win32: 'AppData/Local' };
  const usual = join(homedir(), caches[process.platform] ?? '.cache', 'ms-playwright');
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || usual;
  if (!existsSync(cache)) return [];
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    ...['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((folder) => [
      `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]),
  ];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
    .flatMap((name) => programs.map((program) => join(cache, name, program)));
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix))).filter(existsSync);
}

/** There may be a stub that only says what to install, so it is asked for its version. */
function runs(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  // On Windows it would open a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

if (isProgram(import.meta.url)) console.log(await findOrInstallChromium().catch((error) => stop(error.message)));
