import { Support } from '@logishift/support-sdk';
import { faqEntries } from './faq/index.js';
import { admin, aiko, jonas, maya } from './people.js';

/**
 * Who works here, and the FAQ. What is there already stays as it is.
 * @returns the ids of the staff, by address
 */
export async function openTheHouse({ server, site, asAdmin }) {
  // The server makes its first admin from an address and a password alone.
  await asAdmin.auth.updateMe({ name: admin.name });
  const ids = await employ(server, asAdmin);
  await writeFaq(asAdmin, site);
  return ids.set(admin.email, (await asAdmin.auth.me()).id);
}

async function employ(server, asAdmin) {
  const agents = [maya, jonas, aiko];
  const listed = async () => (await asAdmin.agents.list({ limit: 100 })).data;
  const there = new Set((await listed()).map(({ email }) => email));
  const anyone = new Support(server);
  await Promise.all(agents.filter(({ email }) => !there.has(email)).map((agent) => anyone.agents.register(agent)));
  const ours = (await listed()).filter((one) => agents.some(({ email }) => email === one.email));
  for (const { id, state } of ours) {
    if (state === 'pending') await asAdmin.agents.approve(id, { accept_unproven: true });
  }
  return new Map(ours.map(({ id, email }) => [email, id]));
}

async function writeFaq(asAdmin, site) {
  const there = new Set();
  for await (const { translations } of asAdmin.faq.entries({ limit: 100 })) there.add(translations.en?.question);
  const missing = faqEntries(site).filter(({ translations }) => !there.has(translations.en.question));
  // A few at a time: a busy machine would be too late with all.
  for (let first = 0; first < missing.length; first += 4) {
    await Promise.all(missing.slice(first, first + 4).map((entry) => asAdmin.faq.create(entry)));
  }
}
