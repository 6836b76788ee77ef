import { type OperationId, operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, claimsOf, signEveryoneIn } from '../harness/callers.js';
import { makeTargets, type Target, type Targets } from '../harness/permission-targets.js';
import { send } from '../harness/raw-request.js';
import { startSupport, type TestSupport } from '../harness/support.js';
import { untilQuiet } from '../mail/post-office.js';

/** Somebody whose rights can end while their token lasts. */
type Who = 'holder' | 'admin' | 'program';
type Row = [OperationId, Who, Target];

/** Every operation that writes for such, with who asks and on what: none of them goes by rights that are remembered. */
const table: Row[] = [
  ['messages.send', 'holder', 'a held ticket'],
  ['messages.mark', 'holder', 'a held ticket'],
  ['notifications.read', 'admin', 'a notification to the admins'],
  ['notifications.readTicket', 'holder', 'a held ticket'],
  ['notifications.readAll', 'holder', '–'],
  ['notifications.setPreferences', 'holder', '–'],
  ['tickets.assignSelf', 'holder', 'a free ticket'],
  ['tickets.updateStatus', 'holder', 'a held ticket'],
  ['tickets.reassign', 'admin', 'a held ticket'],
  ['pendingActs.add', 'holder', 'a held ticket'],
  ['pendingActs.undo', 'holder', 'an act of the holder'],
  ['notes.add', 'holder', 'a held ticket'],
  ['deliveries.put', 'program', 'a delivery'],
  ['faq.create', 'admin', '–'],
  ['faq.preview', 'admin', '–'],
  ['faq.reorder', 'admin', '–'],
  ['faq.update', 'admin', 'an FAQ entry'],
  ['faq.retire', 'admin', 'an FAQ entry'],
  ['agents.approve', 'admin', 'a pending agent'],
  ['agents.reject', 'admin', 'a pending agent'],
  ['agents.suspend', 'admin', 'an approved agent'],
  ['agents.reinstate', 'admin', 'a suspended agent'],
  ['integrations.createKey', 'admin', '–'],
  ['integrations.revokeKey', 'admin', 'an API key'],
  ['auth.updateMe', 'holder', '–'],
  ['auth.changePassword', 'holder', '–'],
  ['auth.endSession', 'holder', 'a session that is not there'],
  ['auth.sendVerification', 'holder', '–'],
  ['live.end', 'holder', '–'],
  ['live.signal', 'holder', 'a held ticket'],
  // The last: what is sent again is sent while the next would look.
  ['mail.retry', 'admin', 'a mail that was given up'],
];

describe('a write for somebody whose rights have ended, of which this node has not heard', () => {
  let support: TestSupport;
  let people: Callers;
  let scene: Targets;
  beforeAll(async () => {
    // What goes on by itself changes nothing meanwhile.
    support = await startSupport({ SUPPORT_UNDO_SECONDS: '60' }, { mails: false });
    // What is remembered grows no older, however slow the machine, and no late news of the row before ends it.
    support.context.memory.clock = () => 0;
    support.context.signal = () => {};
    people = await signEveryoneIn(support);
    scene = makeTargets(support, people);
    // What their registrations ask for is done by jobs, which write too.
    await untilQuiet(support);
  });
  afterAll(() => support.stop());

  const tokenOf = (who: Who) => people.tokens[who][0] as string;
  /** Ends somebody's rights, or gives them back, as the database alone knows. */
  async function decide(who: Who, at: Date | null): Promise<void> {
    if (who === 'program') {
      const { key_hash } = (await support.sql`select key_hash from api_keys order by id limit 1`)[0] as {
        key_hash: string;
      };
      await support.sql`update api_keys set revoked_at = ${at} where key_hash = ${key_hash}`;
    } else {
      await support.sql`update staff_sessions set ended_at = ${at} where id = ${claimsOf(tokenOf(who))['sid'] as string}`;
    }
  }
  /** All that is written, but for what was counted, and what readers of the ledger keep of what was before. */
  async function written(): Promise<Record<string, string>> {
    const tables = await support.sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'
        and tablename not in ('rate_limits', 'ledger_readers', 'ticket_figures', 'ticket_search', 'ticket_keys', 'search_progress') order by 1`;
    const all: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await support.sql.unsafe(
        `select md5(coalesce(string_agg(one::text, '|' order by one::text), '')) as hash from "${name}" one`,
      );
      all[name] = row?.['hash'] as string;
    }
    return all;
  }
  async function ask(id: OperationId, who: Who, params: Record<string, string>) {
    const { method, path } = operations[id];
    const named = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
    const body = await scene.bodies[id]?.();
    return send(support, method, named, { token: tokenOf(who), ...(body && { body }) });
  }
  /** Has the node remember whoever asks. */
  const remember = async (who: Who) => {
    // Twice: the first time that a key is used is written down.
    for (let i = 0; i < 2; i++) await send(support, 'GET', '/api/support/person/', { token: tokenOf(who) });
  };

  it.each(table)('writes nothing: %s by the %s on %s', async (id, who, target) => {
    const params = await scene.make[target]();
    await remember(who);
    await decide(who, new Date());
    try {
      const before = await written();
      // It is remembered as before, or this would prove nothing.
      const read = await send(support, 'GET', '/api/support/person/', { token: tokenOf(who) });
      expect(read.status).toBe(who === 'program' ? 403 : 200);
      expect((await ask(id, who, params)).status).toBe(401);
      expect(await written()).toEqual(before);
    } finally {
      await decide(who, null);
      support.context.memory.forgetAll();
    }
    // Nothing else was in the way.
    expect([401, 403, 500]).not.toContain((await ask(id, who, params)).status);
  });

  it('is looked at for every operation that writes for such', () => {
    const ending = ['pending_agent', 'agent', 'admin', 'integration'];
    const writing = Object.entries(operations).filter(
      ([, { method, who }]) => method !== 'GET' && who !== 'anyone' && who.some((kind) => ending.includes(kind)),
    );
    expect(table.map(([id]) => id).sort()).toEqual(writing.map(([id]) => id).sort());
  });
});
