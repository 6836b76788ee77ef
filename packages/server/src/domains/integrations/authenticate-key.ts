import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { Memory } from '../../platform/memory.js';
import { identitySettings, type Programs, rightsGoodFor } from '../identity/index.js';
import { hashKey } from './keys.js';
import { findKeyByHash, findKeyLocked, type KeyRow, markUsed } from './queries.js';

// Milliseconds: a key in use all day is not written all day.
const usedEvery = 3_600_000;
/** Keys that are remembered. */
const most = 2000;

/** The programs behind API keys. A key whose issuer is trusted no longer opens nothing. */
export function createPrograms(memory: Memory): Programs {
  const keys = memory.shelf<KeyRow>({ goodFor: rightsGoodFor, most, of: ({ id }) => [id] });
  return {
    find: async (context, sent) => {
      const hash = hashKey(sent);
      const key = known(context, await keys.get(hash, () => findKeyByHash(context, hash)));
      await noteUse(context, key);
      return toProgram(key);
    },
    standing: async (context, program, lock) => {
      Object.assign(program, toProgram(known(context, await findKeyLocked(context, program.id, lock))));
    },
  };
}

function known(context: Context, key: KeyRow | undefined): KeyRow {
  if (key && identitySettings.of(context).trustedIssuers.some(({ name }) => name === key.issuer)) return key;
  throw new Refusal('unauthorized', 'This API key is not known here, or was revoked.');
}

function toProgram(key: KeyRow): Actor {
  return {
    id: key.id,
    kind: 'integration',
    role: 'customer',
    name: key.name,
    email: null,
    locale: 'en',
    issuer: key.issuer,
    external_id: null,
    scopes: key.scopes,
    session_id: null,
    only_ticket_id: null,
    only_delivery_id: null,
    email_is_proven: false,
    expires_at: null,
    since: key.created_at,
  };
}

/** An admin sees which keys are in use. */
async function noteUse(context: Context, { id, last_used_at }: KeyRow): Promise<void> {
  const unless = new Date(context.now().getTime() - usedEvery);
  if (last_used_at && Date.parse(last_used_at) > unless.getTime()) return;
  await markUsed(context, id, unless);
  context.memory.forget([id]);
}
