import { type OperationId, operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Callers, callers, signEveryoneIn, type Token } from '../harness/callers.js';
import { makeTargets, type Target, type Targets } from '../harness/permission-targets.js';
import { startSupport, type TestSupport } from '../harness/support.js';

/**
 * Who may do what, on whose object: the status of every operation for every kind of caller.
 * `customer` owns the ticket or delivery; `holder` has the ticket where somebody has it; `program` has an API key; `guest`
 * owns neither, and `link` was mailed to the ticket's customer.
 */
type Row = [OperationId, Target, ...number[]];
const table: Row[] = [
  //                                                    none expired forged customer other pending holder agent admin program guest link
  ['tickets.create', '–', /*                         */ 401, 401, 401, 201, 201, 403, 403, 403, 403, 403, 201, 403],
  ['tickets.list', '–', /*                           */ 401, 401, 401, 200, 200, 403, 403, 403, 403, 403, 200, 403],
  ['tickets.news', '–', /*                           */ 401, 401, 401, 200, 200, 403, 403, 403, 403, 403, 200, 403],
  ['tickets.get', 'a free ticket', /*                */ 401, 401, 401, 200, 404, 403, 200, 200, 200, 403, 404, 200],
  ['tickets.get', 'a held ticket', /*                */ 401, 401, 401, 200, 404, 403, 200, 404, 200, 403, 404, 200],
  ['tickets.get', 'a ticket that is not there', /*   */ 401, 401, 401, 404, 404, 403, 404, 404, 404, 403, 404, 404],
  ['tickets.confirm', 'a resolved ticket', /*        */ 401, 401, 401, 200, 404, 403, 403, 403, 403, 403, 404, 200],
  ['tickets.confirm', 'a held ticket', /*            */ 401, 401, 401, 409, 404, 403, 403, 403, 403, 403, 404, 409],
  ['tickets.reopen', 'a resolved ticket', /*         */ 401, 401, 401, 200, 404, 403, 403, 403, 403, 403, 404, 200],
  ['tickets.reopen', 'a held ticket', /*             */ 401, 401, 401, 409, 404, 403, 403, 403, 403, 403, 404, 409],
  ['tickets.track', 'a tracking code', /*            */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['tickets.assigned', '–', /*                       */ 401, 401, 401, 403, 403, 403, 200, 200, 200, 403, 403, 403],
  ['tickets.assignSelf', 'a free ticket', /*         */ 401, 401, 401, 403, 403, 403, 200, 200, 200, 403, 403, 403],
  ['tickets.assignSelf', 'a held ticket', /*         */ 401, 401, 401, 403, 403, 403, 409, 409, 409, 403, 403, 403],
  ['tickets.assignSelf', 'a ticket that is not there', 401, 401, 401, 403, 403, 403, 404, 404, 404, 403, 403, 403],
  ['tickets.updateStatus', 'a free ticket', /*       */ 401, 401, 401, 403, 403, 403, 409, 409, 200, 403, 403, 403],
  ['tickets.updateStatus', 'a held ticket', /*       */ 401, 401, 401, 403, 403, 403, 200, 404, 200, 403, 403, 403],
  ['tickets.all', '–', /*                            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['tickets.reassign', 'a free ticket', /*           */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['tickets.reassign', 'a held ticket', /*           */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['tickets.readers', 'a free ticket', /*            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['tickets.readers', 'a held ticket', /*            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['tickets.stats', '–', /*                          */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['tickets.find', 'a free ticket', /*               */ 401, 401, 401, 403, 403, 403, 200, 200, 200, 403, 403, 403],
  ['tickets.find', 'a held ticket', /*               */ 401, 401, 401, 403, 403, 403, 200, 404, 200, 403, 403, 403],
  ['tickets.find', 'a ticket that is not there', /*  */ 401, 401, 401, 403, 403, 403, 404, 404, 404, 403, 403, 403],
  ['tickets.queues', '–', /*                       */ 401, 401, 401, 403, 403, 403, 200, 200, 200, 403, 403, 403],
  ['tickets.daily', '–', /*                          */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['settings.get', '–', /*                          */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  [
    'auth.sessions',
    '–',
    /*                                */ 401,
    401,
    401,
    403,
    403,
    200,
    200,
    200,
    200,
    403,
    403,
    403,
  ],

  ['messages.send', 'a free ticket', /*              */ 401, 401, 401, 201, 404, 403, 409, 409, 201, 403, 404, 201],
  ['messages.send', 'a held ticket', /*              */ 401, 401, 401, 201, 404, 403, 201, 404, 201, 403, 404, 201],
  // A message that is not there.
  ['messages.mark', 'a free ticket', /*             */ 401, 401, 401, 422, 404, 403, 422, 422, 422, 403, 404, 422],
  ['pendingActs.add', 'a free ticket', /*            */ 401, 401, 401, 403, 403, 403, 409, 409, 201, 403, 403, 403],
  ['pendingActs.add', 'a held ticket', /*            */ 401, 401, 401, 403, 403, 403, 201, 404, 201, 403, 403, 403],
  // One's own acts: of a ticket out of sight there are none.
  ['pendingActs.list', '–', /*                       */ 401, 401, 401, 403, 403, 403, 200, 200, 200, 403, 403, 403],
  ['pendingActs.undo', 'an act of the holder', /*    */ 401, 401, 401, 403, 403, 403, 200, 404, 404, 403, 403, 403],
  ['notes.add', 'a free ticket', /*                  */ 401, 401, 401, 403, 403, 403, 201, 201, 201, 403, 403, 403],
  ['notes.add', 'a held ticket', /*                  */ 401, 401, 401, 403, 403, 403, 201, 404, 201, 403, 403, 403],
  ['feedback.give', 'a resolved ticket', /*          */ 401, 401, 401, 201, 404, 403, 403, 403, 403, 403, 404, 201],
  ['feedback.give', 'a held ticket', /*              */ 401, 401, 401, 409, 404, 403, 403, 403, 403, 403, 404, 409],

  ['deliveries.list', '–', /*                        */ 401, 401, 401, 200, 200, 403, 403, 403, 403, 403, 200, 403],
  ['deliveries.put', 'a delivery', /*                */ 401, 401, 401, 403, 403, 403, 403, 403, 403, 200, 403, 403],
  ['deliveries.get', 'a delivery', /*                */ 401, 401, 401, 200, 404, 403, 403, 403, 403, 403, 404, 403],

  ['guests.requestCode', '–', /*                    */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  // A code that nobody was mailed.
  ['guests.verify', '–', /*                         */ 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // `customer` has the host say that the address is proven.
  ['guests.adopt', '–', /*                          */ 401, 401, 401, 200, 403, 403, 403, 403, 403, 403, 403, 403],

  ['person.get', '–', /*                            */ 401, 401, 401, 200, 200, 200, 200, 200, 200, 403, 200, 200],
  ['live.stream', '–', /*                           */ 401, 401, 401, 200, 200, 200, 200, 200, 200, 403, 200, 200],
  ['live.end', '–', /*                              */ 401, 401, 401, 204, 204, 204, 204, 204, 204, 403, 204, 204],
  ['live.signal', 'a free ticket', /*               */ 401, 401, 401, 200, 404, 403, 200, 200, 200, 403, 404, 200],
  ['live.signal', 'a held ticket', /*               */ 401, 401, 401, 200, 404, 403, 200, 404, 200, 403, 404, 200],

  ['faq.list', '–', /*                               */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['faq.answer', 'an FAQ entry', /*                  */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['faq.answer', 'a ticket that is not there', /*    */ 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  // Whose token is not valid votes as nobody.
  ['faq.vote', 'an FAQ entry', /*                    */ 204, 204, 204, 204, 204, 204, 204, 204, 204, 204, 204, 204],
  ['faq.vote', 'a ticket that is not there', /*      */ 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  ['faq.entries', '–', /*                            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['faq.create', '–', /*                             */ 401, 401, 401, 403, 403, 403, 403, 403, 201, 403, 403, 403],
  ['faq.preview', '–', /*                            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['faq.reorder', '–', /*                            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['faq.get', 'an FAQ entry', /*                     */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['faq.update', 'an FAQ entry', /*                  */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['faq.retire', 'an FAQ entry', /*                  */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],

  ['agents.register', '–', /*                        */ 201, 201, 201, 201, 201, 201, 201, 201, 201, 201, 201, 201],
  ['agents.list', '–', /*                            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['agents.approve', 'a pending agent', /*           */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['agents.approve', 'a customer as agent', /*       */ 401, 401, 401, 403, 403, 403, 403, 403, 404, 403, 403, 403],
  ['agents.reject', 'a pending agent', /*            */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['agents.suspend', 'an approved agent', /*         */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['agents.reinstate', 'a suspended agent', /*       */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],

  ['notifications.list', '–', /*                     */ 401, 401, 401, 200, 200, 200, 200, 200, 200, 403, 200, 403],
  ['notifications.read', 'a notification to the customer', 401, 401, 401, 200, 404, 404, 404, 404, 404, 403, 404, 403],
  ['notifications.read', 'a notification to the agents', 401, 401, 401, 404, 404, 404, 200, 200, 404, 403, 404, 403],
  ['notifications.read', 'a notification to all staff', 401, 401, 401, 404, 404, 404, 200, 200, 200, 403, 404, 403],
  ['notifications.read', 'a notification to the admins', 401, 401, 401, 404, 404, 404, 404, 404, 200, 403, 404, 403],
  ['notifications.readTicket', 'a free ticket', /*   */ 401, 401, 401, 200, 404, 403, 200, 200, 200, 403, 404, 200],
  ['notifications.readTicket', 'a held ticket', /*   */ 401, 401, 401, 200, 404, 403, 200, 404, 200, 403, 404, 200],
  ['notifications.readAll', '–', /*                  */ 401, 401, 401, 200, 200, 200, 200, 200, 200, 403, 200, 403],
  ['notifications.preferences', '–', /*              */ 401, 401, 401, 200, 200, 200, 200, 200, 200, 403, 200, 403],
  // News of a ticket cannot reach whoever awaits approval.
  ['notifications.setPreferences', '–', /*           */ 401, 401, 401, 200, 200, 422, 200, 200, 200, 403, 200, 403],

  ['mail.list', '–', /*                              */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['mail.retry', 'a mail that was given up', /*      */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],

  ['integrations.keys', '–', /*                      */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],
  ['integrations.createKey', '–', /*                 */ 401, 401, 401, 403, 403, 403, 403, 403, 201, 403, 403, 403],
  ['integrations.revokeKey', 'an API key', /*        */ 401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403],

  ['auth.signIn', '–', /*                            */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['auth.refresh', '–', /*                           */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['auth.signOut', '–', /*                           */ 204, 204, 204, 204, 204, 204, 204, 204, 204, 204, 204, 204],
  ['auth.me', '–', /*                                */ 401, 401, 401, 403, 403, 200, 200, 200, 200, 403, 403, 403],
  ['auth.endSession', 'a session that is not there', 401, 401, 401, 403, 403, 404, 404, 404, 404, 403, 403, 403],
  ['auth.updateMe', '–', /*                          */ 401, 401, 401, 403, 403, 200, 200, 200, 200, 403, 403, 403],
  // An admin's password here is another one than the body says.
  ['auth.changePassword', '–', /*                    */ 401, 401, 401, 403, 403, 204, 204, 204, 422, 403, 403, 403],
  ['auth.forgotPassword', '–', /*                    */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  // A link that nobody was mailed.
  ['auth.resetPassword', '–', /*                     */ 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422],
  ['auth.sendVerification', '–', /*                  */ 401, 401, 401, 403, 403, 204, 204, 204, 204, 403, 403, 403],
  ['auth.verifyEmail', '–', /*                       */ 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422],

  ['ops.jwks', '–', /*                               */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['ops.live', '–', /*                               */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['ops.ready', '–', /*                              */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ['ops.metrics', '–', /*                            */ 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
];

/** Files and pages, for anyone: no data of anybody's is in them. */
const openPages = ['/openapi.json', '/docs', '/docs/*', '/widget.js', '/widget/*', '/console'];

/** For whoever has the link of a mail. */
const unsubscribing = ['GET /unsubscribe', 'POST /unsubscribe'];

describe('who may do what', () => {
  let support: TestSupport;
  let people: Callers;
  let scene: Targets;
  beforeAll(async () => {
    support = await startSupport();
    people = await signEveryoneIn(support);
    scene = makeTargets(support, people);
  });
  afterAll(() => support.stop());

  async function ask(id: OperationId, params: Record<string, string>, as: Token, slash: boolean) {
    const { method, path } = operations[id];
    const bare = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] as string)).replace(/\/$/, '');
    const body = await scene.bodies[id]?.();
    const token = typeof as === 'function' ? await as(params) : as;
    const response = await support.request(slash ? `${bare}/` : bare, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
    });
    // A stream would go on.
    await response.body?.cancel();
    return response.status;
  }

  it.each(table)('answers %s on %s as the table says, with and without the final slash', async (id, target, ...row) => {
    const expected = Object.fromEntries(callers.map((caller, place) => [caller, row[place]]));
    const seen: Partial<Record<Caller, number | string>> = {};
    const shared = await scene.make[target]();
    for (const caller of callers) {
      const statuses = new Set<number>();
      for (const token of people.tokens[caller]) {
        for (const slash of [true, false]) {
          // What succeeds may change its object; what is refused changes nothing, so it may be asked again.
          const fresh = (expected[caller] as number) < 300 && target !== '–';
          statuses.add(await ask(id, fresh ? await scene.make[target]() : shared, token, slash));
        }
      }
      seen[caller] = statuses.size === 1 ? [...statuses][0] : [...statuses].join(' or ');
    }
    expect(seen).toEqual(expected);
  });

  it('has a row for every operation of the contract', () => {
    expect([...new Set(table.map(([id]) => id))].sort()).toEqual(Object.keys(operations).sort());
  });

  it('has a row for every route of the server', async () => {
    const { app } = support;
    const rows = new Set(
      table.map(([id]) => {
        const { method, path } = operations[id];
        return `${method} ${path.replace(/\{(\w+)\}/g, ':$1').replace(/\/$/, '')}`;
      }),
    );
    const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
    const isPage = (route: string) =>
      openPages.some((page) => route === `GET ${page}`) ||
      route.startsWith('GET /console/') ||
      route.startsWith('GET /ticket/') ||
      route.startsWith('GET /widget/') ||
      unsubscribing.includes(route);
    expect([...new Set(routes)].filter((route) => !rows.has(route) && !isPage(route))).toEqual([]);
    expect([...rows].filter((row) => !routes.includes(row))).toEqual([]);
  });
});
