import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/platform/db/transaction.js';
import { createLog } from '../../src/platform/log.js';
import { createSupport } from '../../src/support.js';
import { agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import {
  letMailsSettle,
  openPostOffice,
  type PostOffice,
  sendWhatIsDueIn,
  sweepBySchedule,
  untilQuiet,
  untilSo,
} from './post-office.js';

let office: PostOffice;
let support: TestSupport;
let admin: Support;
let customer: Support;
let agent: Support;
let agentEmail: string;
const priya = 'priya.nair@example.com';

beforeAll(async () => {
  office = await openPostOffice();
  support = await startSupport(office.env);
  agentEmail = (await support.agent()).self.email;
  customer = support.customer({ id: 'priya', name: 'Priya Nair', email: priya });
});
beforeEach(async () => {
  await untilQuiet(support);
  office.forget();
  // The clock moves on between tests, past the end of a sign-in.
  admin = await support.admin();
  agent = await support.signIn(agentEmail, agentPassword);
});
afterAll(async () => {
  await support.stop();
  await office.close();
});

/** A ticket that the agent has, with nothing of it waiting to be mailed. */
async function quietTicket(): Promise<string> {
  const { id } = await customer.tickets.create(lateParcel);
  await agent.tickets.assignSelf(id);
  await letMailsSettle(support);
  office.forget();
  return id;
}

const textsToPriya = () => office.to(priya).map(({ mail }) => mail.text ?? '');
const readiness = async () => ((await (await support.request('/health/ready')).json()) as { mail: string }).mail;
const mailOf = async (ticketId: string) => {
  const { data } = await admin.mail.list({ limit: 100 });
  return data.find(({ ticket_id, to }) => ticket_id === ticketId && to === priya);
};

/** The same, once the mail server has been asked. */
const triedMailOf = (ticketId: string) =>
  untilSo(async () => {
    const mail = await mailOf(ticketId);
    return mail && mail.attempts > 0 ? mail : null;
  });

describe('several pieces of news within a minute', () => {
  it('go out as one mail at once, and one with all the rest when the minute is over', async () => {
    const id = await quietTicket();
    await agent.messages.send(id, 'I have asked the depot.');
    await untilQuiet(support);
    await agent.messages.send(id, 'They have found your parcel.');
    await agent.messages.send(id, 'It comes tomorrow.');
    await untilQuiet(support);
    expect(textsToPriya()).toEqual([expect.stringContaining('> I have asked the depot.')]);

    await sendWhatIsDueIn(support, 95_000);
    expect(new Set(office.subjectsTo(priya)).size).toBe(1);
    expect(textsToPriya()).toEqual([
      expect.stringContaining('> I have asked the depot.'),
      expect.stringMatching(/> They have found your parcel\.[\s\S]*> It comes tomorrow\./),
    ]);
    await sendWhatIsDueIn(support, 95_000);
    expect(textsToPriya()).toHaveLength(2);
  });

  it('are told once each in two mails at most when they come all at once', async () => {
    const id = await quietTicket();
    const bodies = Array.from({ length: 12 }, (_, place) => `Part ${place} of the answer.`);
    await Promise.all(bodies.map((body) => agent.messages.send(id, body)));
    await untilQuiet(support);
    await sendWhatIsDueIn(support, 95_000);
    const texts = textsToPriya();
    expect(texts.length).toBeLessThanOrEqual(2);
    for (const body of bodies) expect(texts.join('').split(`> ${body}\n`)).toHaveLength(2);
  });

  it('about two tickets do not wait for each other', async () => {
    const ids = [await quietTicket(), await quietTicket()];
    for (const id of ids) await agent.messages.send(id, 'It comes tomorrow.');
    await untilQuiet(support);
    expect(textsToPriya()).toHaveLength(2);
  });
});

describe('a mail server that is away', () => {
  it('loses nothing: what was to be sent arrives once after it is back', async () => {
    const id = await quietTicket();
    await office.close();
    await agent.messages.send(id, 'It comes tomorrow.');
    const mail = await triedMailOf(id);
    expect(mail).toMatchObject({ state: 'queued', last_error: expect.stringContaining('ECONNREFUSED') });
    expect(await readiness()).toBe('failing');

    await office.open();
    await sendWhatIsDueIn(support, 95_000);
    expect(textsToPriya()).toEqual([expect.stringContaining('> It comes tomorrow.')]);
    expect(await mailOf(id)).toMatchObject({ state: 'sent', last_error: null, sent_at: expect.any(String) });
    expect(await readiness()).toBe('ok');
    await sendWhatIsDueIn(support, 3_600_000);
    expect(textsToPriya()).toHaveLength(1);
  });

  it('does not make several mails on one ticket go out within a minute when it is back', async () => {
    const id = await quietTicket();
    await office.close();
    for (const body of ['One.', 'Two.']) {
      await agent.messages.send(id, body);
      await untilQuiet(support);
      await sendWhatIsDueIn(support, 95_000);
    }
    await office.open();
    await sendWhatIsDueIn(support, 3_600_000);
    expect(textsToPriya()).toHaveLength(1);
    await sendWhatIsDueIn(support, 95_000);
    expect(textsToPriya().join('')).toMatch(/> One\.[\s\S]*> Two\./);
  });

  it('gets the same Message-ID again when it took a mail and we did not hear so', async () => {
    const id = await quietTicket();
    office.beforeYes = async () => {
      office.beforeYes = async () => {};
      await office.close();
    };
    await agent.messages.send(id, 'It comes tomorrow.');
    await triedMailOf(id);
    await office.open();
    await sendWhatIsDueIn(support, 95_000);
    const ids = office.to(priya).map(({ mail }) => mail.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('is asked again after a node ended while it was sending', async () => {
    const id = await quietTicket();
    await office.close();
    await agent.messages.send(id, 'It comes tomorrow.');
    const mail = await triedMailOf(id);
    // What a node leaves behind that is killed right then.
    await support.sql`update mails set state = 'sending' where id = ${mail.id}`;
    await support.sql`delete from pgboss.job where name = 'send-mail'`;
    await office.open();
    await sweepBySchedule(support, 300_000);
    expect(textsToPriya()).toHaveLength(1);
  });
});

describe('a mail server that refuses', () => {
  it('for good has the mail given up: admins see it, without its text, and send it again', async () => {
    const id = await quietTicket();
    office.refuse.set(priya, '550 No such mailbox');
    await agent.messages.send(id, 'It comes tomorrow.');
    await untilQuiet(support);
    const { data } = await admin.mail.list({ state: ['dead'] });
    expect(data).toHaveLength(1);
    const [dead] = data;
    expect(dead).toMatchObject({
      kind: 'notification',
      to: priya,
      recipient: { name: 'Priya Nair' },
      ticket_id: id,
      ticket_number: expect.stringMatching(/^LS-/),
      attempts: 1,
      last_error: expect.stringContaining('550 No such mailbox'),
    });
    expect(JSON.stringify(data)).not.toContain('It comes tomorrow');
    expect(await readiness()).toBe('ok');

    office.refuse.clear();
    expect(await admin.mail.retry(dead?.id ?? '')).toMatchObject({ state: 'queued', attempts: 0 });
    await untilQuiet(support);
    expect(textsToPriya()).toEqual([expect.stringContaining('> It comes tomorrow.')]);
    await expect(admin.mail.retry(dead?.id ?? '')).rejects.toMatchObject({ code: 'mail_not_dead' });
  });

  it('for now has it tried again', async () => {
    const id = await quietTicket();
    office.refuse.set(priya, '451 Come back later');
    await agent.messages.send(id, 'It comes tomorrow.');
    await untilQuiet(support);
    expect(await mailOf(id)).toMatchObject({ state: 'queued', attempts: 1 });
    office.refuse.clear();
    await sendWhatIsDueIn(support, 95_000);
    expect(textsToPriya()).toHaveLength(1);
  });
});

it('sends each mail once with two nodes at work, however many jobs there are for it', async () => {
  const { sql, context } = support;
  const second = await createSupport({
    env: { DATABASE_URL: support.config.databaseUrl, ...office.env },
    log: createLog('silent'),
    now: context.now,
  });
  const ids = await Promise.all(Array.from({ length: 3 }, quietTicket));
  // While the mail server has a mail and has not said yes, another job for it is picked up.
  office.beforeYes = async () => {
    for (const { id } of await sql`select id from mails where state = 'sending'`) {
      await inTransaction(context, (context) => context.enqueue(context, 'send-mail', { mail_id: id }));
    }
    const waiting = () => sql`select id from pgboss.job
      where name = 'send-mail' and state = 'created' and start_after <= now()`;
    await untilSo(async () => (await waiting()).length === 0);
  };
  await Promise.all(ids.map((id) => agent.messages.send(id, 'It comes tomorrow.')));
  await untilQuiet(support);
  office.beforeYes = async () => {};
  await second.stop();
  expect(textsToPriya()).toHaveLength(3);
  expect(new Set(office.to(priya).map(({ mail }) => mail.messageId)).size).toBe(3);
});
