import { inTransaction } from '../../../platform/db/transaction.js';
import type { Request } from '../../../platform/request.js';
import { hashRefreshToken } from './open-session.js';
import { endSession, findRefreshTokenForUpdate } from './session-queries.js';

/** Ends the session of a refresh token; an unknown token is no matter. */
export async function signOut(request: Request<null>, { token }: { token: string }): Promise<void> {
  await inTransaction(request, async (request) => {
    const found = await findRefreshTokenForUpdate(request, hashRefreshToken(token));
    if (!found) return;
    await endSession(request, found.session.id);
  });
}
