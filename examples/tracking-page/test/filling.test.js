import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Support } from '@logishift/support-sdk';
import { createSupport } from '@logishift/support-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubOf } from '../carriage.js';
import { findCustomer } from '../customers.js';
import { startHistoryServer } from '../demo/history-server.js';
import { admin, aiko, jonas, karim, maya } from '../demo/people.js';
import { seed } from '../demo/seed.js';
import { supportSettings } from '../demo/support-server.js';
import { tellOfParcels } from '../demo/tell-of-parcels.js';
import { stories } from '../demo/tickets/index.js';
import { findParcel } from '../parcels.js';
import { signGuestToken, signSupportToken } from '../support-token.js';

const issuer = {
  secret: 'the secret of a demo that runs in tests',
  issuer: 'https://tracking.example',
  audience: 'support',
};
const day = 86_400_000;

let folder;
let settings;
let support;
/** What the desk looks like once it has been filled, and the demo goes on in the present. */
let tickets;
let asAdmin;

const presentServer = () => ({ baseUrl: settings.SUPPORT_PUBLIC_URL, fetch: (request) => support.fetch(request) });

async function signIn({ email, password }) {
  const { access } = await new Support(presentServer()).auth.signIn({ email, password });
  return new Support({ ...presentServer(), token: access });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'logishift-filling-'));
  // As root, PostgreSQL runs as another user, who must get in.
  chmodSync(folder, 0o755);
  settings = supportSettings({
    port: 0,
    hostname: '127.0.0.1',
    dataDir: join(folder, 'data'),
    publicUrl: 'http://support.example',
    hostOrigins: [],
    issuer,
    secret: 'a secret of thirty-two bytes or more',
    admin,
  });
});

afterAll(async () => {
  await support?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const asAsker = ({ customer, guest }) =>
  new Support({
    ...presentServer(),
    token: () =>
      guest
        ? signGuestToken(`visitor of ${guest}`, findParcel(guest), 'en', issuer)
        : signSupportToken(findCustomer(customer), 'en', issuer),
  });
let asPriya;

/** Fills it, until the given number of requests have been made. */
async function fill(mostRequests = Number.POSITIVE_INFINITY) {
  const { server, clock, stop } = await startHistoryServer(settings);
  let requests = 0;
  const fetch = (request) => {
    requests += 1;
    if (requests > mostRequests) throw new Error('Interrupted');
    return server.fetch(request);
  };
  try {
    await seed({ server: { ...server, fetch, maxRetries: 0 }, clock, site: 'http://host.example', issuer });
  } finally {
    await stop();
  }
}

const again = () =>
  seed({ server: presentServer(), clock: { now: () => new Date(), set() {} }, site: 'http://host.example', issuer });

describe('filling the demo', () => {
  it('goes on where it was interrupted, and has each thing once and in its order', async () => {
    // In the FAQ, and twice among the tickets.
    for (const requests of [14, 150, 400]) await expect(fill(requests)).rejects.toThrow('cannot be reached');
    await fill();
    support = await createSupport({ env: { ...settings, LOG_LEVEL: 'silent' } });
    asAdmin = await signIn(admin);
    asPriya = asAsker({ customer: 'customer-1001' });
    tickets = (await asAdmin.tickets.all({ limit: 100 })).data;
    const details = await Promise.all(tickets.map(({ id }) => asAdmin.tickets.get(id)));
    expect(tickets.map(({ subject }) => subject).sort()).toEqual(stories.map(({ subject }) => subject).sort());
    for (const { subject, messages, notes, feedback } of details) {
      const steps = stories.find((story) => story.subject === subject).steps.map(([, step]) => step);
      const had = [messages.map(({ body }) => body), notes.map(({ note }) => note), feedback?.rating];
      const meant = [steps.flatMap(({ text }) => text ?? []), steps.flatMap(({ note }) => note ?? [])];
      expect([subject, ...had]).toEqual([subject, ...meant, steps.find(({ rating }) => rating)?.rating]);
      const times = messages.map(({ created_at }) => created_at);
      expect([subject, times]).toEqual([subject, times.toSorted()]);
    }
    // A month, by whatever machine.
  }, 240_000);

  it('leaves a desk as it is after a month: numbered and listed by time, every state, kind and priority', async () => {
    const created = tickets.map(({ created_at }) => Date.parse(created_at));
    expect(created).toEqual(created.toSorted((a, b) => b - a));
    expect(tickets.map(({ number }) => number)).toEqual(created.map((_, place) => `LS-${1060 - place}`));
    expect(Date.now() - created.at(-1)).toBeGreaterThan(29 * day);
    expect(await asAdmin.tickets.stats()).toEqual({
      total: 60,
      open: 9,
      in_progress: 9,
      on_hold: 6,
      resolved: 5,
      closed: 31,
      unassigned: 9,
    });
    const values = (name) => new Set(tickets.map((ticket) => ticket[name]));
    expect(values('awaiting')).toEqual(new Set([null, 'customer', 'carrier', 'warehouse', 'other']));
    expect(values('priority').size).toBe(3);
    expect(values('category').size).toBe(5);
    expect(tickets.filter(({ customer, delivery }) => !customer.name && delivery).length).toBe(2);
    const { data: days } = await asAdmin.tickets.daily();
    expect(days.filter(({ created, resolved }) => created + resolved > 0).length).toBeGreaterThan(25);
    // What was resolved longer ago would be closed by the first look of the clock.
    for (const { status, resolved_at } of tickets) {
      if (status === 'resolved') expect(Date.now() - Date.parse(resolved_at)).toBeLessThan(7 * day);
    }
  });

  it('has had every ticket read by who answered it, before they did, and unread what the story leaves unread alone', async () => {
    const isUnread = ({ steps }, side) => {
      const last = steps.at(-1)?.[1];
      return Boolean(last?.isUnseen) && (last.who === 'customer') === (side === 'staff');
    };
    const own = new Map();
    for (const story of stories) {
      for await (const ticket of asAsker(story).tickets.list()) own.set(ticket.subject, ticket);
    }
    for (const story of stories) {
      const { subject, id } = own.get(story.subject);
      const { messages, marks } = await asAdmin.tickets.get(id);
      for (const side of ['customer', 'staff']) {
        const isOwn = ({ author_role }) => (author_role === 'customer') === (side === 'customer');
        const answered = messages.findLast(isOwn);
        const others = messages.filter((message) => !isOwn(message));
        const { seen_through, seen_at } = marks.find((mark) => mark.side === side);
        const unseen = others.filter((message) => message.id > (seen_through ?? ''));
        expect([subject, side, unseen.length]).toEqual([subject, side, isUnread(story, side) ? 1 : 0]);
        // Of what they answered, nothing was read after the answer, and nothing before it was written.
        const last = others.findLast((message) => message.id <= seen_through);
        if (last) expect(seen_at > last.created_at, subject).toBe(true);
        if (last && answered?.id > last.id) expect(seen_at < answered.created_at, subject).toBe(true);
      }
      expect([subject, own.get(subject).has_news]).toEqual([subject, isUnread(story, 'customer')]);
    }
  });

  it('leaves a little news to each of staff, and mails nobody of the past', async () => {
    const { data: told } = await asPriya.notifications.list({ limit: 100 });
    const unread = told.filter(({ read_at }) => read_at === null);
    expect(new Set(unread.map(({ ticket_subject }) => ticket_subject))).toEqual(
      new Set(['Delivered, says the page, but there is nothing here']),
    );
    const waiting = ['Sneakers late, and I have to go to work', 'Will my parcel still come today?'];
    for (const person of [admin, maya, jonas, aiko]) {
      const client = await signIn(person);
      const { unread_count } = await client.notifications.list();
      expect([person.name, unread_count > 0 && unread_count < 8]).toEqual([person.name, true]);
      const { data } = await client.tickets.assigned({ scope: 'visible', unread: 'true', limit: 100 });
      const mine = data.filter(({ agent }) => agent).map(({ subject }) => subject);
      const ofOthers = person === admin || person === maya ? waiting : [];
      expect([person.name, mine.sort()]).toEqual([person.name, ofOthers]);
      // Some of what nobody has taken has just come in.
      expect([person.name, data.length - mine.length]).toEqual([person.name, 3]);
    }
    expect((await asAdmin.agents.list({ limit: 100 })).data).toContainEqual(
      expect.objectContaining({ email: karim.email, state: 'pending' }),
    );
    expect((await asAdmin.mail.list()).data).toEqual([]);
  });

  it('has the support server know of every parcel what its page says, also when it is started days later', async () => {
    for (const at of [new Date(), new Date(Date.now() + 3 * day)]) {
      await tellOfParcels({ server: presentServer(), issuer, at });
      const iso = (time) => time?.toISOString() ?? null;
      let count = 0;
      const carriers = new Set();
      for (const { delivery, subject } of (await asAdmin.tickets.all({ limit: 100 })).data) {
        if (!delivery) continue;
        const { status, promised, expected, deliveredAt } = findParcel(delivery.tracking_number, at);
        const meant = [status, iso(promised.to), iso(expected?.to), iso(deliveredAt)];
        const { promised_at, expected_at, delivered_at } = delivery;
        expect([subject, delivery.status, promised_at, expected_at, delivered_at]).toEqual([subject, ...meant]);
        const parcel = findParcel(delivery.tracking_number, at);
        const { weight_kg, handover } = delivery.host_data;
        expect([`${weight_kg.toFixed(1)} kg`, handover, delivery.hub]).toEqual([
          parcel.weight,
          parcel.handover,
          hubOf(parcel),
        ]);
        carriers.add(delivery.carrier);
        count += 1;
      }
      expect(count).toBeGreaterThan(45);
      expect([...carriers].sort()).toEqual(['DHL', 'DPD', 'GLS', 'Hermes', 'UPS']);
    }
  });

  it('done again adds nothing, and nothing is added to a server with tickets of its own', async () => {
    const before = await asAdmin.tickets.stats();
    await again();
    expect(await asAdmin.tickets.stats()).toEqual(before);
    await asPriya.tickets.create({ subject: 'Of her own', description: 'Not of the demo.', category: 'other' });
    await expect(again()).rejects.toThrow('tickets of its own (LS-1061)');
  });
});
