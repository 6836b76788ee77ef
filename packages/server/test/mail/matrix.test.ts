import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminCredentials, agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import {
  letMailsSettle,
  openPostOffice,
  type PostOffice,
  proveAddress,
  sendWhatIsDueIn,
  untilQuiet,
  wantAllMails,
} from './post-office.js';

let office: PostOffice;
let support: TestSupport;
let admin: Support;
let customer: Support;
let holder: Awaited<ReturnType<TestSupport['agent']>>;
let other: Awaited<ReturnType<TestSupport['agent']>>;
const priya = 'priya.nair@example.com';

beforeAll(async () => {
  office = await openPostOffice();
  support = await startSupport(office.env);
  admin = await support.admin();
  holder = await support.agent('Maya Lindqvist');
  other = await support.agent('Jonas Weber');
  customer = support.customer({ id: 'priya', name: 'Priya Nair', email: priya });
  for (const { self } of [holder, other]) await proveAddress(support, self.email);
  for (const client of [admin, customer, holder, other]) await wantAllMails(client);
});
beforeEach(async () => {
  // The clock moves on between tests, past the end of a sign-in.
  admin = await support.admin();
  const again = async ({ self }: typeof holder) =>
    Object.assign(await support.signIn(self.email, agentPassword), { self });
  [holder, other] = [await again(holder), await again(other)];
});
afterAll(async () => {
  await support.stop();
  await office.close();
});

/** What each was told has happened: the first line of what they got. */
function arrived(number: string): Record<string, string[]> {
  const addresses = {
    customer: priya,
    holder: holder.self.email,
    other: other.self.email,
    admin: adminCredentials.email,
  };
  const entries = Object.entries(addresses).map(([who, address]) => [
    who,
    office
      .to(address)
      .filter(({ mail }) => mail.subject?.startsWith(`[${number}] `))
      .map(({ mail }) => mail.text?.split('\n')[0] ?? ''),
  ]);
  return Object.fromEntries(entries.filter(([, titles]) => titles?.length));
}

const create = async () => (await customer.tickets.create({ ...lateParcel, subject: 'Where is it?' })).id;
const taken = async () => {
  const id = await create();
  await holder.tickets.assignSelf(id);
  return id;
};
const resolved = async () => {
  const id = await taken();
  await holder.tickets.updateStatus(id, { status: 'resolved' });
  return id;
};

interface Line {
  when: string;
  given: () => Promise<string>;
  act: (id: string) => Promise<unknown>;
  mails: Record<string, string[]>;
}

const lines: Line[] = [
  {
    when: 'an agent takes a ticket',
    given: create,
    act: (id) => holder.tickets.assignSelf(id),
    mails: { customer: ['Support Ticket Assigned'] },
  },
  {
    when: 'an admin gives an agent’s ticket to another',
    given: taken,
    act: (id) => admin.tickets.reassign(id, other.self.id),
    mails: {
      customer: ['Support Ticket Assigned'],
      holder: ['Ticket Reassigned'],
      other: ['New Ticket Assigned to You'],
    },
  },
  {
    when: 'an agent puts a ticket on hold',
    given: taken,
    act: (id) => holder.tickets.updateStatus(id, { status: 'on_hold' }),
    mails: { customer: ['Support Ticket Updated - In Progress → On Hold'], admin: ['Ticket Status Updated'] },
  },
  {
    when: 'an agent changes the priority',
    given: taken,
    act: (id) => holder.tickets.updateStatus(id, { priority: 'high' }),
    mails: { admin: ['Ticket Priority Updated'] },
  },
  {
    when: 'an agent answers',
    given: taken,
    act: (id) => holder.messages.send(id, 'It comes by noon.'),
    mails: { customer: ['New Reply: Where is it?'] },
  },
  {
    when: 'the customer answers the agent who has the ticket',
    given: taken,
    act: (id) => customer.messages.send(id, 'Thank you.'),
    mails: { holder: ['New Reply: Where is it?'] },
  },
  {
    when: 'the customer writes while nobody has the ticket',
    given: create,
    act: (id) => customer.messages.send(id, 'Hello?'),
    mails: {},
  },
  {
    when: 'an agent writes a note',
    given: taken,
    act: (id) => holder.notes.add(id, 'The driver has no phone.'),
    mails: {},
  },
  {
    when: 'the customer rates',
    given: async () => {
      const id = await resolved();
      await customer.tickets.confirm(id);
      await untilQuiet(support);
      await sendWhatIsDueIn(support, 95_000);
      return id;
    },
    act: (id) => customer.feedback.give(id, { rating: 4 }),
    mails: { holder: ['New Feedback: 4 of 5'], admin: ['New Feedback: 4 of 5'] },
  },
];

describe('mails about tickets', () => {
  it.each(lines)('arrive once with everybody whom they are for when $when', async ({ given, act, mails }) => {
    const id = await given();
    await letMailsSettle(support);
    office.forget();
    await act(id);
    await untilQuiet(support);
    const { number } = await admin.tickets.get(id);
    expect(arrived(number)).toEqual(mails);
    for (const { recipients, mail } of office.received) {
      expect(recipients).toHaveLength(1);
      expect(mail.subject).toBe(`[${number}] Where is it?`);
      expect(mail.html).toContain(`>${mail.text?.split('\n')[0]}<`);
      expect(mail.to).toMatchObject({ text: recipients[0] });
      expect(mail.from).toMatchObject({ text: '"logiShift support" <support@logishift.example>' });
      // Nobody reads replies here: nowhere are they said to go.
      expect(mail.replyTo).toBeUndefined();
      expect(mail.text).toContain('Where is it?');
      expect(mail.html).toContain('Where is it?');
    }
  });

  it('arrive once with staff who want them, and with the customer, when a customer asks', async () => {
    await untilQuiet(support);
    office.forget();
    const description = 'It should have come yesterday.';
    const { number } = await customer.tickets.create({ ...lateParcel, description });
    await untilQuiet(support);
    const asked = [`New Support Ticket: ${lateParcel.subject}`];
    const receipt = [`We have your ticket ${number}`];
    expect(arrived(number)).toEqual({ customer: receipt, holder: asked, other: asked, admin: asked });
    expect(office.to(holder.self.email)[0]?.mail.text).toContain(`> ${description}`);
  });
});

describe('mails about registrations', () => {
  const wanted = (address: string, begins: string) =>
    office.subjectsTo(address).filter((subject) => subject.startsWith(begins));

  it('arrive once with the admin, and once with the agent who is approved or rejected', async () => {
    office.forget();
    const approved = await support.agent('Lena Vogt');
    const rejected = await support.pendingAgent('Omar Haddad');
    await admin.agents.reject(rejected.self.id);
    await untilQuiet(support);
    expect(wanted(adminCredentials.email, 'New Support Agent')).toHaveLength(2);
    expect(wanted(approved.self.email, 'Agent Approval')).toEqual(['Agent Approval Confirmed']);
    expect(wanted(rejected.self.email, 'Agent Registration')).toEqual(['Agent Registration Declined']);
  });
});
