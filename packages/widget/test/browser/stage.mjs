/** A page of a host in Chromium, its customers, and the agent who answers them. */
import { randomInt, randomUUID } from 'node:crypto';
import { Support } from '@logishift/support-sdk';
import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import { findOrInstallChromium, launchArguments } from '../../../../scripts/chromium.mjs';
import { sign as signFor } from '../support-server.mjs';

export const { api, host, admin, secret } = inject('stage');

/** The policy that a careful host has. */
export const strictPolicy = `default-src 'none'; script-src ${api}; connect-src ${api}; style-src 'self'; img-src ${api}`;

export async function launchBrowser() {
  return chromium.launch({ executablePath: await findOrInstallChromium(), args: launchArguments });
}

export const script = `<script type="module" src="${api}/widget.js"></script>`;

/** Publishes a page of the host. @returns its address */
export async function publish(body, { policy, lang = 'en', dir = 'ltr' } = {}) {
  const url = `${host}/${randomUUID()}`;
  const html = `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A shop</title>
    ${policy ? '' : '<link rel="icon" href="data:,">'}
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><main><h1>Your parcel</h1>${body}</main></body></html>`;
  const headers = policy ? { 'content-security-policy': policy } : {};
  await fetch(url, { method: 'PUT', body: JSON.stringify({ html, headers }) });
  return url;
}

/** Somebody with a browser of their own. `faults` collects what their page complains of. */
export async function newVisitor(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
  });
  return { context, page, faults };
}

/** Signs a token as the host does that `iss` names. */
export const sign = (claims) => signFor(claims, secret);

/** A customer of the host, new to the server, with a parcel that is two hours late. */
export function newCustomer({ name = 'Priya Nair', delivery = {} } = {}) {
  const id = randomUUID();
  const hour = 3_600_000;
  const parcel = {
    id: `d-${id}`,
    tracking_number: `PX-${randomInt(1e7, 1e8)}`,
    status: 'out_for_delivery',
    promised_at: new Date(Date.now() - hour).toISOString(),
    expected_at: new Date(Date.now() + hour).toISOString(),
    ...delivery,
  };
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const token = sign({ sub: id, name, email: `${id}@example.com`, deliveries: [parcel], exp });
  return { id, name, token, tracking: parcel.tracking_number, support: new Support({ baseUrl: api, token }) };
}

/** An agent with a name; takes tickets and answers. */
export async function newAgent(name = 'Maya Lindqvist') {
  const boss = await asAdmin();
  const account = { name, email: `${randomUUID()}@example.com`, password: randomUUID(), phone: '+49 30 5550 118' };
  await new Support({ baseUrl: api }).agents.register(account);
  for await (const { id, email } of boss.agents.list())
    if (email === account.email) await boss.agents.approve(id, { accept_unproven: true });
  const { access } = await new Support({ baseUrl: api }).auth.signIn({
    email: account.email,
    password: account.password,
  });
  return new Support({ baseUrl: api, token: access });
}

export async function asAdmin() {
  const { access } = await new Support({ baseUrl: api }).auth.signIn(admin);
  return new Support({ baseUrl: api, token: access });
}

export const mailedCode = async (address) =>
  (await fetch(`${host}/mailed-code?address=${encodeURIComponent(address)}`)).text();

export const lateTicket = { subject: 'Not here yet', description: 'I waited all day.', category: 'late' };

/** The launcher, with a customer and their parcel. */
export const help = ({ token, tracking }, more = '') =>
  `${script}<logishift-help api="${api}" token="${token}" delivery="${tracking}" ${more}></logishift-help>`;

/** Opens the panel and waits until its home is there. */
export async function openPanel(page, name = 'Get help') {
  await page.getByRole('button', { name }).click();
  await page.locator('dialog[open]').waitFor();
}
