import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { GuestSession, Locale, SentCode } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Limiter } from '../../../platform/http/rate-limit.js';
import { foldAddress } from '../fold-address.js';
import { limits } from '../limits.js';
import { queueMail, senderOf } from '../mailing.js';
import { countMail } from '../networks/account-limits.js';
import { hashNetwork, isGuestAt, rememberNetwork } from '../networks/network-queries.js';
import { signGuestToken } from '../tokens/guest-tokens.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { keepCode, saveGuest, takeTries, triesLeft, useCode } from './guest-queries.js';

/** Milliseconds for which a mailed code is good. */
export const codeLifetime = 10 * 60_000;
/**
 * Tries of a code: as many from the network that had it mailed, and as many from all others together. At most 54 codes a
 * day are mailed to one address for strangers (`guest_code_account`, and one an hour past it): that is 540 tries, and for
 * who guesses all day, from however many networks, a chance of 1 in 1,850.
 */
const tries = 5;

/**
 * Has a code sent to an address. The ones before stay good until their time, as mails come late and out of order. Nobody
 * is looked up, so known and unknown addresses get the same answer after the same work.
 */
export async function requestCode(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  asked: { email: string; locale?: Locale | undefined },
  network: string,
): Promise<SentCode> {
  // The mail goes to the very spelling that is the guest's identity: it is that mailbox which proves it.
  const email = foldAddress(asked.email);
  await countMail(limiter, 'guest_code', email, network, () => isGuestAt(context, keys, email, network));
  const now = context.now();
  const expires_at = new Date(now.getTime() + codeLifetime).toISOString();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await inTransaction(context, async (context) => {
    await keepCode(context, {
      email,
      network: hashNetwork(keys, network),
      code_hash: hashCode(keys, email, code),
      created_at: now.toISOString(),
      expires_at,
    });
    await queueMail(context, {
      kind: 'guest_code',
      to: email,
      locale: asked.locale ?? 'en',
      recipient_id: null,
      params: { code },
    });
  });
  return { email, expires_at, expires_in: codeLifetime / 1000, tries, from: senderOf(context) };
}

/**
 * Proves an address by its code, once, and signs its guest in. Whatever is wrong with a code, the refusal is one; who asked
 * for a code from there hears how many tries are left. Nobody else learns whether there is one.
 */
export async function verifyCode(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  proof: { email: string; code: string; name?: string | undefined; locale?: Locale | undefined },
  network: string,
): Promise<GuestSession> {
  await limiter.take(limits.guest_verify_address, network);
  const email = foldAddress(proof.email);
  const hash = hashCode(keys, email, proof.code);
  // Counted before it is compared, and in a transaction of its own: a refusal must not take it back.
  const from = hashNetwork(keys, network);
  const { kept, left } = await inTransaction(context, async (context) => ({
    kept: await takeTries(context, email, from, tries),
    left: await triesLeft(context, email, from, tries),
  }));
  const guest =
    kept.some((one) => isSame(hash, one)) &&
    (await inTransaction(context, async (context) => {
      if (!(await useCode(context, email, hash))) return null;
      const guest = await saveGuest(context, { ...proof, email });
      await rememberNetwork(context, keys, guest.id, network);
      return guest;
    }));
  if (!guest) {
    const members = left === null ? {} : { tries_left: left };
    throw new Refusal('wrong_code', 'Check the code, or have a new one sent.', members);
  }
  await limiter.giveBack(limits.guest_verify_address, network);
  const person = { id: guest.id, email, name: guest.name };
  return { ...(await signGuestToken(keys, guest.id, context.now())), person };
}

// With a key that is not in this row: six digits alone are guessed from any hash, salted or slow, in minutes.
const hashCode = ({ codeSecret }: SigningKeys, email: string, code: string) =>
  createHmac('sha256', codeSecret).update(`${email}\n${code}`).digest('base64url');

const isSame = (hash: string, kept: string) => timingSafeEqual(Buffer.from(hash), Buffer.from(kept));
