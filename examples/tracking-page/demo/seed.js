import { Support } from '@logishift/support-sdk';
import { findCustomer } from '../customers.js';
import { findParcel } from '../parcels.js';
import { signGuestToken, signSupportToken } from '../support-token.js';
import { openTheHouse } from './open-the-house.js';
import { admin, aiko, jonas, karim, maya } from './people.js';
import { staffDesk } from './staff-desk.js';
import { historyUntil, stories } from './tickets/index.js';
import { actorOf } from './tickets/reading.js';

const minute = 60_000;
const whole = 31 * 24 * 60 * minute;
/** When the desk last looked through all that there is: what is younger is news to it. */
const lookedThrough = 80 * minute;

/** Where the clock of an empty server stands when it starts, for a history that ends now. */
export const beginningOfHistory = () => new Date(Date.now() - whole);

/**
 * Fills a support server with the demo's data, through the API that everybody uses: sixty tickets of thirty days, one step after
 * the other, each at its own time. The history begins when the server's first admin was made. An interrupted run can be run again:
 * it goes on where that one stopped.
 * @param options.server `{ baseUrl }`, and `fetch` if it is in this process
 * @param options.clock `{ now, set }`: the server's own
 * @param options.days how many days of it: with fewer a slow machine is done sooner
 * @throws when the server has tickets that are not the demo's.
 */
export async function seed({ server, site, issuer, clock, days }) {
  const desk = staffDesk(server, clock);
  const asAdmin = await desk.of(admin);
  const base = new Date(Date.parse((await asAdmin.auth.me()).created_at) + whole);
  const tickets = await ticketsBySubject(asAdmin);
  const staff = await openTheHouse({ server, site, asAdmin });
  const idOf = ({ email }) => staff.get(email);

  const asAsker = (story) => new Support({ ...server, token: () => tokenOf(story, issuer, clock.now(), base) });
  const isDone = ({ story, step }) => {
    const ticket = tickets.get(story?.subject);
    return ticket !== undefined && (step === null || step.isDone(ticket, idOf));
  };
  const history = [
    ...historyUntil(base, days),
    { at: new Date(base - lookedThrough), step: { isDone: () => false, act: lookThrough } },
  ].sort((a, b) => a.at - b.at);
  // Done one after the other: what was done before an interruption lies before what was not.
  const next = history.findLastIndex(isDone) + 1;

  for (const { at, story, step } of history.slice(next)) {
    clock.set(at);
    if (story === undefined) {
      await step.act();
      continue;
    }
    if (step === null) {
      tickets.set(story.subject, await asAsker(story).tickets.create(newTicket(story)));
      continue;
    }
    const ticket = tickets.get(story.subject);
    const who = step.reader ?? actorOf(story, step);
    const client = who === 'customer' ? asAsker(story) : await desk.of(who);
    if (step.reader) await readAs(client, ticket, who);
    else {
      const done = await step.act(client, ticket.id, idOf);
      if (step.text) ticket.messages = [...(ticket.messages ?? []), done];
    }
  }
  if (clock.now() < base) clock.set(base);
  await desk.close();

  /** Only what comes after this is news to the desk. Karim's registration is: he comes last. */
  async function lookThrough() {
    const known = new Map([...tickets.values()].map((ticket) => [ticket.id, ticket]));
    for (const person of [admin, maya, jonas, aiko]) {
      const client = await desk.of(person);
      const { data } = await client.tickets.assigned({ scope: 'visible', unread: 'true', limit: 100 });
      for (const { id } of data) await readAs(client, known.get(id), person);
      await client.notifications.readAll();
    }
    const agents = (await (await desk.of(admin)).agents.list({ limit: 100 })).data;
    if (!agents.some(({ email }) => email === karim.email)) await new Support(server).agents.register(karim);
  }
}

/** Has seen what the other side wrote, and knows what they were told of it. */
async function readAs(client, { id, messages = [] }, who) {
  const seen = messages.findLast(({ author_role }) => (author_role === 'customer') !== (who === 'customer'));
  if (seen) await client.messages.mark(id, { seen: seen.id });
  await client.notifications.readTicket(id);
}

function newTicket({ subject, description, category, priority, parcel }) {
  return { subject, description, category, ...(priority && { priority }), ...(parcel && { delivery_id: parcel }) };
}

/** Of the customer, or of a visitor of that one parcel's page; the parcels stand as they do when all this is over. */
function tokenOf({ customer, guest }, issuer, now, base) {
  if (guest) return signGuestToken(`visitor of ${guest}`, findParcel(guest, base), 'en', issuer, now);
  const person = findCustomer(customer);
  return signSupportToken(person, person.language, issuer, now, base);
}

/** The tickets that an interrupted run has made, whole. */
async function ticketsBySubject(asAdmin) {
  const ours = new Set(stories.map(({ subject }) => subject));
  const { data } = await asAdmin.tickets.all({ limit: 100 });
  const other = data.find(({ subject }) => !ours.has(subject));
  if (other) throw new Error(`The support server has tickets of its own (${other.number}): no demo data is added.`);
  const details = await Promise.all(data.map(({ id }) => asAdmin.tickets.get(id)));
  return new Map(details.map((ticket) => [ticket.subject, ticket]));
}
