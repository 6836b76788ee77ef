import { Support } from '@logishift/support-sdk';
import { customers, findCustomer } from '../customers.js';
import { signSupportToken } from '../support-token.js';
import { faqEntries } from './faq/index.js';
import { admin, karim, maya } from './people.js';
import { tickets } from './tickets.js';

/**
 * Fills an empty support server with the demo's data, through the API that everybody uses. An interrupted run can be
 * run again: each step first looks whether it has been done.
 * @throws when the server has data that is not the demo's.
 */
export async function seed({ baseUrl, site, issuer }) {
  const signIn = async ({ email, password }) => {
    const { access } = await new Support({ baseUrl }).auth.signIn({ email, password });
    return new Support({ baseUrl, token: access });
  };
  const asCustomer = (id) => new Support({ baseUrl, token: () => signSupportToken(findCustomer(id), 'en', issuer) });

  const asAdmin = await signIn(admin);
  // The server makes its first admin from an address and a password alone.
  await asAdmin.auth.updateMe({ name: admin.name });
  const ids = await idsBySubject(asAdmin);
  await Promise.all([writeFaq(asAdmin, site), registerAgents(new Support({ baseUrl }), asAdmin)]);
  const asMaya = await signIn(maya);
  // One after the other, so that the numbers are in this order.
  for (const { customer, steps, isFresh, ...ticket } of tickets) {
    if (!ids.has(ticket.subject)) ids.set(ticket.subject, (await asCustomer(customer).tickets.create(ticket)).id);
  }
  const continueAll = (some) =>
    Promise.all(
      some.map(({ subject, customer, steps }) => takeSteps(steps, ids.get(subject), asCustomer(customer), asMaya)),
    );
  await continueAll(tickets.filter(({ isFresh }) => !isFresh));
  // What is older has been read: only the fresh ticket's news is unread.
  for (const { id } of customers) await asCustomer(id).notifications.readAll();
  await continueAll(tickets.filter(({ isFresh }) => isFresh));
}

/** The tickets that an interrupted run has made. */
async function idsBySubject(asAdmin) {
  const ours = new Set(tickets.map(({ subject }) => subject));
  const { data } = await asAdmin.tickets.all({ limit: 100 });
  const other = data.find(({ subject }) => !ours.has(subject));
  if (other) throw new Error(`The support server has tickets of its own (${other.number}): no demo data is added.`);
  return new Map(data.map(({ subject, id }) => [subject, id]));
}

async function writeFaq(asAdmin, site) {
  const there = new Set();
  for await (const { translations } of asAdmin.faq.entries({ limit: 100 })) there.add(translations.en?.question);
  const missing = faqEntries(site).filter(({ translations }) => !there.has(translations.en.question));
  await Promise.all(missing.map((entry) => asAdmin.faq.create(entry)));
}

async function registerAgents(asAnyone, asAdmin) {
  await Promise.all([maya, karim].map((agent) => asAnyone.agents.register(agent)));
  for await (const { id, email, state } of asAdmin.agents.list()) {
    if (email === maya.email && state === 'pending') await asAdmin.agents.approve(id, { accept_unproven: true });
  }
}

/** What has been done already is in the ticket as it is at first: an interrupted run has done the first steps. */
async function takeSteps(steps, id, asCustomer, asMaya) {
  const ticket = await asMaya.tickets.get(id);
  const isSaid = (body) => ticket.messages.some((message) => message.body === body);
  const wasSet = ([field, value]) =>
    ticket[field] === value || ticket.timeline.some(({ data }) => data[`to_${field}`] === value);

  for (const step of steps) {
    if (step.take && !ticket.agent_id) await asMaya.tickets.assignSelf(id);
    if (step.customer && !isSaid(step.customer)) await asCustomer.messages.send(id, step.customer);
    if (step.agent && !isSaid(step.agent)) await asMaya.messages.send(id, step.agent);
    if (step.note && !ticket.notes.some(({ note }) => note === step.note)) await asMaya.notes.add(id, step.note);
    if (step.change && !Object.entries(step.change).every(wasSet)) await asMaya.tickets.updateStatus(id, step.change);
    if (step.rate && !ticket.feedback) await asCustomer.feedback.give(id, step.rate);
  }
}
