import { Support } from '@logishift/support-sdk';
import { customers, findCustomer } from '../customers.js';
import { findParcel } from '../parcels.js';
import { signGuestToken, signSupportToken } from '../support-token.js';
import { openTheHouse } from './open-the-house.js';
import { admin, aiko, jonas, karim, maya } from './people.js';
import { staffDesk } from './staff-desk.js';
import { historyUntil, stories } from './tickets/index.js';

const minute = 60_000;
const whole = 31 * 24 * 60 * minute;
/** What is younger has been read by nobody yet. */
const unreadFor = 80 * minute;

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
  const lastRead = new Date(base - unreadFor);
  const tickets = await ticketsBySubject(asAdmin);
  const staff = await openTheHouse({ server, site, asAdmin });
  const idOf = ({ email }) => staff.get(email);

  const asAsker = (story) => new Support({ ...server, token: () => tokenOf(story, issuer, clock.now()) });
  const asStaff = ({ agent = maya }, who = agent) => desk.of(who);
  const isDone = ({ story, step }) => {
    const ticket = tickets.get(story.subject);
    return ticket !== undefined && (step === null || step.isDone(ticket, idOf));
  };
  const history = historyUntil(base, days);
  // Done one after the other: what was done before an interruption lies before what was not.
  const next = history.findLastIndex(isDone) + 1;
  const marks = lastMessages(history.filter(({ at }) => at < lastRead));
  let isRead = next > 0 && history[next - 1].at >= lastRead;

  for (const { at, story, step } of history.slice(next)) {
    if (!isRead && at >= lastRead) {
      clock.set(lastRead);
      await readAll();
      isRead = true;
    }
    clock.set(at);
    if (step === null) {
      tickets.set(story.subject, await asAsker(story).tickets.create(newTicket(story)));
      continue;
    }
    const { id } = tickets.get(story.subject);
    const isCustomers = step.who === 'customer';
    const done = await step.act(isCustomers ? asAsker(story) : await asStaff(story, step.who), id, idOf);
    if (at >= lastRead) continue;
    if (step.to) await readAs(await desk.of(step.to), id);
    const { ofAll, ofStaff } = marks.get(story) ?? {};
    if (step === ofAll) await (await desk.of(holderBy(story, step))).messages.mark(id, { seen: done.id });
    if (step === ofStaff && isFollowed(story)) await asAsker(story).messages.mark(id, { seen: done.id });
  }
  if (clock.now() < base) clock.set(base);
  await desk.close();

  /** Only what comes after this is news to anybody. Karim's registration is: he comes last. */
  async function readAll() {
    for (const { id } of customers.filter(({ signsIn }) => signsIn)) {
      await asAsker({ customer: id }).notifications.readAll();
    }
    for (const person of [admin, maya, jonas, aiko]) await (await desk.of(person)).notifications.readAll();
    await new Support(server).agents.register(karim);
  }
}

/** Who has it by then. */
function holderBy({ agent = maya, steps }, step) {
  const before = steps.map(([, one]) => one);
  return before.slice(0, before.indexOf(step)).findLast(({ to }) => to)?.to ?? agent;
}

/** Whoever is given a ticket reads what has been written. */
async function readAs(client, id) {
  const last = (await client.tickets.get(id)).messages.at(-1);
  if (last) await client.messages.mark(id, { seen: last.id });
}

/** The last message of each story, and the last that its customer has of staff: whoever has seen those has seen all before them. */
function lastMessages(history) {
  const last = new Map();
  for (const { story, step } of history.filter(({ step }) => step?.text)) {
    last.set(story, { ...last.get(story), ofAll: step, ...(step.who !== 'customer' && { ofStaff: step }) });
  }
  return last;
}

/** Nobody can be the other customers: where a story is over, it is no matter what they have seen of it. */
function isFollowed({ customer, steps }) {
  return findCustomer(customer)?.signsIn || !steps.some(([, { rating, isEnd }]) => rating || isEnd);
}

function newTicket({ subject, description, category, priority, parcel }) {
  return { subject, description, category, ...(priority && { priority }), ...(parcel && { delivery_id: parcel }) };
}

/** Of the customer, or of a visitor of that one parcel's page. */
function tokenOf({ customer, guest }, issuer, now) {
  if (guest) return signGuestToken(`visitor of ${guest}`, findParcel(guest), 'en', issuer, now);
  const person = findCustomer(customer);
  return signSupportToken(person, person.language, issuer, now);
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
