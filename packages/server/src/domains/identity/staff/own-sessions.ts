import type { OwnSession } from '@logishift/support-sdk/contract';
import { changingOneself, inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { endSession, listSessions } from './session-queries.js';

/** Where somebody is signed in. */
export async function ownSessions(request: Request): Promise<{ data: OwnSession[] }> {
  const rows = await listSessions(request, request.actor.id);
  return {
    data: rows.map((row) => ({
      ...row,
      last_used_at: new Date(row.last_used_at).toISOString(),
      is_current: row.id === request.actor.session_id,
    })),
  };
}

/** Ends one of somebody's own sessions, on every node. */
export async function endOwnSession(request: Request, { id }: { id: string }): Promise<void> {
  await inTransaction(changingOneself(request), async (request) => {
    const own = await listSessions(request, request.actor.id);
    if (!own.some((session) => session.id === id)) throw new Refusal('not_found', 'There is no such session of yours.');
    await endSession(request, id);
  });
}
