import { randomUUID } from 'node:crypto';
import { Support } from '@logishift/support-sdk';
import { SignJWT } from 'jose';
import { chromium } from 'playwright-core';
import { findOrInstallChromium, launchArguments } from '../../../../scripts/chromium.mjs';
import { keys, startServer } from '../real-server.mjs';

const admin = { email: keys.adminEmail, password: keys.adminPassword };

/** The real server, an admin, and browsers. @param options as of `startServer` */
export async function openDesk(options) {
  const [server, browser] = await Promise.all([
    startServer(options),
    findOrInstallChromium().then((executablePath) => chromium.launch({ executablePath, args: launchArguments })),
  ]);
  const { url } = server;
  const clientOf = async ({ email, password }) => {
    const { access } = await new Support({ baseUrl: url }).auth.signIn({ email, password });
    return new Support({ baseUrl: url, token: access });
  };
  const register = async (name) => {
    const person = { name, email: `${randomUUID()}@console.example`, password: 'a-long-enough-password' };
    await new Support({ baseUrl: url }).agents.register({ ...person, phone: '+49 30 1234567' });
    return person;
  };
  return {
    ...server,
    admin,
    browser,
    client: clientOf,
    /** Registers an agent, who then waits for approval. */
    register,
    /** Registers an agent and approves them. */
    async newAgent(name) {
      const person = await register(name);
      const support = await clientOf(admin);
      for await (const { id, email } of support.agents.list({ limit: 100 })) {
        if (email !== person.email) continue;
        await support.agents.approve(id, { accept_unproven: true });
        return { ...person, id };
      }
      throw new Error('The registration is not listed');
    },
    /** A customer of the host, by a token that it signed. */
    async newCustomer(name = 'Priya Raman') {
      const token = await new SignJWT({ name, email: 'priya@example.com' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(randomUUID())
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(keys.hostSecret));
      return { token, support: new Support({ baseUrl: url, token }) };
    },
    /** A window of its own, signed in, at a path of the console. */
    async window(person, path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
      const page = await context.newPage();
      await page.goto(`${url}/console/sign-in?next=${encodeURIComponent(path)}`);
      await page.getByLabel('E-mail').fill(person.email);
      await page.getByLabel('Password', { exact: true }).fill(person.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((at) => at.pathname + at.search === `/console${path}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
