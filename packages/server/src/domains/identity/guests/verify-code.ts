import type { GuestSession, Locale } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { foldAddress } from '../fold-address.js';
import { limits } from '../limits.js';
import { hashNetwork, rememberNetwork } from '../networks/network-queries.js';
import { signGuestToken } from '../tokens/guest-tokens.js';
import { hashCode, isSameHash, mostTries } from './codes.js';
import { saveGuest, takeTries, triesLeft, useCode } from './guest-queries.js';

/**
 * Proves an address by its code, once, and signs its guest in. Whatever is wrong with a code, the refusal is one; who asked
 * for a code from there hears how many tries are left. Nobody else learns whether there is one.
 */
export async function verifyCode(
  request: Request<null>,
  input: { email: string; code: string; name?: string | undefined; locale?: Locale | undefined },
): Promise<GuestSession> {
  const { limiter, network } = request;
  await limiter.take(limits.guest_verify_address, network);
  const email = foldAddress(input.email);
  const hash = hashCode(request, email, input.code);
  // Counted before it is compared, and in a transaction of its own: a refusal must not take it back.
  const from = hashNetwork(request);
  const { kept, left } = await inTransaction(request, async (request) => ({
    kept: await takeTries(request, email, from, mostTries),
    left: await triesLeft(request, email, from, mostTries),
  }));
  const guest =
    kept.some((one) => isSameHash(hash, one)) &&
    (await inTransaction(request, async (request) => {
      if (!(await useCode(request, email, hash))) return null;
      const guest = await saveGuest(request, { ...input, email });
      await rememberNetwork(request, guest.id);
      return guest;
    }));
  if (!guest) {
    const members = left === null ? {} : { tries_left: left };
    throw new Refusal('wrong_code', 'Check the code, or have a new one sent.', members);
  }
  await limiter.giveBack(limits.guest_verify_address, network);
  const person = { id: guest.id, email, name: guest.name };
  return { ...(await signGuestToken(request, guest.id)), person };
}
