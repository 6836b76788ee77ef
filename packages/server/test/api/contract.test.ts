import { Pages, ProblemError, Support } from '@logishift/support-sdk';
import { type OperationId, operations } from '@logishift/support-sdk/contract';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAnswers, endpointOf } from '../harness/contract-check.js';
import { adminCredentials, agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, unknown> };
}

const id = '019aa5a4-7b1e-7d3c-9f52-6f0a3f3b2c1d';
const question = { category: 'late' as const, translations: { en: { question: 'When?', answer: 'Tomorrow.' } } };

/** One SDK call for every operation but the operators' own. A new operation without one does not compile. */
const calls: Record<Exclude<OperationId, `ops.${string}`>, (sdk: Support) => PromiseLike<unknown>> = {
  'tickets.create': (sdk) => sdk.tickets.create(lateParcel),
  'tickets.list': (sdk) => sdk.tickets.list(),
  'tickets.news': (sdk) => sdk.tickets.news(),
  'tickets.get': (sdk) => sdk.tickets.get(id),
  'tickets.confirm': (sdk) => sdk.tickets.confirm(id),
  'tickets.reopen': (sdk) => sdk.tickets.reopen(id),
  'tickets.track': (sdk) => sdk.tickets.track('a-code'),
  'tickets.assigned': (sdk) => sdk.tickets.assigned({ scope: 'unassigned', status: ['open', 'on_hold'] }),
  'tickets.assignSelf': (sdk) => sdk.tickets.assignSelf(id),
  'tickets.updateStatus': (sdk) => sdk.tickets.updateStatus(id, { status: 'resolved' }, { ifMatch: 3 }),
  'tickets.all': (sdk) => sdk.tickets.all({ agent_id: 'none', sort: '-priority' }),
  'tickets.reassign': (sdk) => sdk.tickets.reassign(id, null),
  'tickets.readers': (sdk) => sdk.tickets.readers(id),
  'tickets.stats': (sdk) => sdk.tickets.stats(),
  'tickets.queues': (sdk) => sdk.tickets.queues(),
  'tickets.find': (sdk) => sdk.tickets.find('LS-1001'),
  'tickets.daily': (sdk) => sdk.tickets.daily(),
  'settings.get': (sdk) => sdk.settings.get(),
  'auth.sessions': (sdk) => sdk.auth.sessions(),
  'auth.endSession': (sdk) => sdk.auth.endSession(id),
  'messages.send': (sdk) => sdk.messages.send(id, 'Is there news?'),
  'messages.mark': (sdk) => sdk.messages.mark(id, { seen: id }),
  'notes.add': (sdk) => sdk.notes.add(id, 'The courier has a flat tyre.'),
  'feedback.give': (sdk) => sdk.feedback.give(id, { rating: 5 }),
  'deliveries.list': (sdk) => sdk.deliveries.list(),
  'deliveries.get': (sdk) => sdk.deliveries.get('PX-482193'),
  'deliveries.put': (sdk) => sdk.deliveries.put('77', { status: 'in_transit', customer_ids: ['42'] }),
  'live.stream': ({ live }) =>
    new Promise((_, reject) => {
      live.onError(reject);
      live.open();
    }),
  'live.end': (sdk) => sdk.live.end(),
  'person.get': (sdk) => sdk.person(),
  'live.signal': (sdk) => sdk.live.signal(id, 'typing'),
  'guests.requestCode': (sdk) => sdk.guests.requestCode({ email: 'priya@parcels.example' }),
  'guests.verify': (sdk) => sdk.guests.verify({ email: 'priya@parcels.example', code: '123456' }),
  'guests.adopt': (sdk) => sdk.guests.adopt(),
  'faq.list': (sdk) => sdk.faq.list({ category: 'late', locale: 'de', q: 'neighbour' }),
  'faq.answer': (sdk) => sdk.faq.answer(id, { locale: 'de' }),
  'faq.vote': (sdk) => sdk.faq.vote(id, true),
  'faq.entries': (sdk) => sdk.faq.entries(),
  'faq.create': (sdk) => sdk.faq.create(question),
  'faq.preview': (sdk) => sdk.faq.preview('On its **way**.'),
  'faq.reorder': (sdk) => sdk.faq.reorder({ category: 'late', seen: [id], order: [id] }),
  'faq.get': (sdk) => sdk.faq.get(id),
  'faq.update': (sdk) => sdk.faq.update(id, { position: 3 }, { ifMatch: 2 }),
  'faq.retire': (sdk) => sdk.faq.retire(id),
  'agents.register': (sdk) =>
    sdk.agents.register({
      name: 'Ana Souza',
      email: 'ana@logishift.example',
      password: agentPassword,
      phone: '+351 21 000',
    }),
  'agents.list': (sdk) => sdk.agents.list({ status: ['pending'] }),
  'agents.approve': (sdk) => sdk.agents.approve(id),
  'agents.reject': (sdk) => sdk.agents.reject(id),
  'agents.suspend': (sdk) => sdk.agents.suspend(id),
  'agents.reinstate': (sdk) => sdk.agents.reinstate(id),
  'pendingActs.add': (sdk) => sdk.pendingActs.add(id, { body: 'It comes tomorrow.' }),
  'pendingActs.list': (sdk) => sdk.pendingActs.list(),
  'pendingActs.undo': (sdk) => sdk.pendingActs.undo(id),
  'notifications.list': (sdk) => sdk.notifications.list({ unread: 'true' }),
  'notifications.read': (sdk) => sdk.notifications.read(id),
  'notifications.readTicket': (sdk) => sdk.notifications.readTicket(id),
  'notifications.readAll': (sdk) => sdk.notifications.readAll(),
  'notifications.preferences': (sdk) => sdk.notifications.preferences(),
  'notifications.setPreferences': (sdk) =>
    sdk.notifications.setPreferences([{ kind: 'ticket.message', in_app: true, email: false }]),
  'mail.list': (sdk) => sdk.mail.list({ state: ['dead'] }),
  'mail.retry': (sdk) => sdk.mail.retry(id),
  'integrations.keys': (sdk) => sdk.integrations.keys(),
  'integrations.createKey': (sdk) => sdk.integrations.createKey({ name: 'Shipping', issuer: 'parcels' }),
  'integrations.revokeKey': (sdk) => sdk.integrations.revokeKey(id),
  'auth.signIn': (sdk) => sdk.auth.signIn(adminCredentials),
  'auth.refresh': (sdk) => sdk.auth.refresh('a-token'),
  'auth.signOut': (sdk) => sdk.auth.signOut('a-token'),
  'auth.me': (sdk) => sdk.auth.me(),
  'auth.updateMe': (sdk) => sdk.auth.updateMe({ locale: 'de' }),
  'auth.changePassword': (sdk) =>
    sdk.auth.changePassword({ current_password: agentPassword, new_password: agentPassword }),
  'auth.forgotPassword': (sdk) => sdk.auth.forgotPassword({ email: 'ana@logishift.example' }),
  'auth.resetPassword': (sdk) => sdk.auth.resetPassword({ token: 'a-token', new_password: agentPassword }),
  'auth.sendVerification': (sdk) => sdk.auth.sendVerification(),
  'auth.verifyEmail': (sdk) => sdk.auth.verifyEmail('a-token'),
};

describe('one contract', () => {
  let support: TestSupport;
  let document: Document;
  beforeAll(async () => {
    support = await startSupport();
    document = (await (await support.request('/openapi.json')).json()) as Document;
  });
  afterAll(() => support.stop());

  it('is an OpenAPI 3.1 document that a validator accepts', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  it('refers to no schema that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref as string);
    expect(refs.length).toBeGreaterThan(10);
    const there = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refs.filter((ref) => !there.includes(ref))).toEqual([]);
  });

  it('documents every route of the server under /api, and has a route for all it documents', async () => {
    const { app } = support;
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}/`);
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(routes)].sort()).toEqual(documented.filter((route) => route.includes(' /api')).sort());
    for (const path of Object.keys(document.paths)) {
      if (!path.startsWith('/api')) expect(app.routes.map((route) => route.path)).toContain(path);
    }
  });

  it('documents every operation under its own id', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(operations).sort());
  });

  it.each(Object.entries(calls))('gives %s a method of the SDK that reaches it', async (operation, call) => {
    const reached: (string | undefined)[] = [];
    const sdk = new Support({
      baseUrl: 'http://support.test',
      // The stream is asked for with a token alone: a bad one will do.
      token: operation === 'live.stream' ? 'a-token' : null,
      fetch: (request) => {
        reached.push(endpointOf(request)?.id);
        return support.fetch(request);
      },
    });
    const failure = await Promise.resolve(call(sdk)).then(
      () => null,
      (error) => error,
    );
    if (failure) expect(failure).toBeInstanceOf(ProblemError);
    expect(reached).toEqual([operation]);
  });

  it('gives each list of the contract as pages, but for those that cannot be long', () => {
    const lists = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ operationId, responses }) => {
        const answered = JSON.stringify(responses['200'] ?? '');
        return answered.includes('"data":{"type":"array"') ? [operationId] : [];
      }),
    );
    const sdk = new Support({ baseUrl: 'http://support.test', token: null });
    const inPages = lists.filter((operation) => {
      const result = calls[operation as keyof typeof calls](sdk);
      // Not asked for: awaiting it would ask.
      if (result instanceof Pages) return true;
      void Promise.resolve(result).catch(() => {});
      return false;
    });
    expect(inPages).toContain('faq.list');
    expect(lists.filter((operation) => !inPages.includes(operation)).sort()).toEqual([
      'auth.sessions',
      'messages.mark',
      'notifications.preferences',
      'notifications.setPreferences',
      'pendingActs.list',
      'tickets.daily',
      'tickets.readers',
    ]);
  });
});

describe('the check on every answer of every test', () => {
  const ticketList = new Request('http://support.test/api/support/tickets/');
  const answer = (body: unknown, status = 200, type = 'application/json') =>
    checkAnswers(() => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }));

  it.each([
    ['a field that the contract does not know', answer({ data: [], next_cursor: null, total: 3 })],
    ['a missing field', answer({ data: [] })],
    ['another status of success', answer({ data: [], next_cursor: null }, 201)],
    ['a refusal that is no problem document', answer({ error: 'no' }, 404)],
    ['a problem with another code’s status', answer({ code: 'forbidden' }, 404, 'application/problem+json')],
  ])('throws on %s, and keeps it', async (_, check) => {
    await expect(check.fetch(ticketList)).rejects.toThrow('misfits the contract');
    expect(check.misfits).toHaveLength(1);
  });

  it('lets through what fits', async () => {
    const check = answer({ data: [], next_cursor: null });
    await expect(check.fetch(ticketList)).resolves.toMatchObject({ status: 200 });
    expect(check.misfits).toEqual([]);
  });
});
