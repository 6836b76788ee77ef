import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { GuestSession, Locale } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { queueMail } from '../../platform/mail/outbox.js';
import { keepCode, saveGuest, takeTry, useCode } from './guest-queries.js';
import { signGuestToken } from './guest-tokens.js';
import type { SigningKeys } from './signing-keys.js';

/** Milliseconds for which a mailed code is good. */
export const codeLifetime = 10 * 60_000;
const tries = 5;

/**
 * Has a code sent to an address; it replaces the one before. Nobody is looked up, so known and unknown addresses get the
 * same answer after the same work; who asks for one address too often gets it too, and no mail.
 */
export async function requestCode(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  asked: { email: string; locale?: Locale | undefined },
  address: string,
): Promise<{ email: string; expires_at: string }> {
  await limiter.take('guest_code_address', address);
  // The mail goes to the very spelling that is the guest's identity: it is that mailbox which proves it.
  const email = asked.email.toLowerCase();
  const now = context.now();
  const expires_at = new Date(now.getTime() + codeLifetime).toISOString();
  if (await limiter.takeIfLeft('guest_code_account', email)) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await inTransaction(context, async (context) => {
      await keepCode(context, {
        email,
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
  }
  return { email, expires_at };
}

/** Proves an address by its code, once, and signs its guest in. Whatever is wrong with a code, the refusal is one. */
export async function verifyCode(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  proof: { email: string; code: string; name?: string | undefined; locale?: Locale | undefined },
  address: string,
): Promise<GuestSession> {
  await limiter.take('guest_verify_address', address);
  const email = proof.email.toLowerCase();
  const hash = hashCode(keys, email, proof.code);
  // Counted before it is compared, and outside the transaction: a refusal must not take it back.
  const kept = await takeTry(context, email, tries);
  const guest =
    isSame(hash, kept) &&
    (await inTransaction(context, async (context) =>
      (await useCode(context, email, hash)) ? saveGuest(context, { ...proof, email }) : null,
    ));
  if (!guest) throw new Refusal('wrong_code', 'Check the code, or have a new one sent.');
  await limiter.giveBack('guest_verify_address', address);
  const person = { id: guest.id, email, name: guest.name };
  return { ...(await signGuestToken(keys, guest.id, context.now())), person };
}

// With a key that is not in this row: six digits alone are guessed from any hash, salted or slow, in minutes.
const hashCode = ({ codeSecret }: SigningKeys, email: string, code: string) =>
  createHmac('sha256', codeSecret).update(`${email}\n${code}`).digest('base64url');

const isSame = (hash: string, kept: string | undefined) =>
  kept !== undefined && timingSafeEqual(Buffer.from(hash), Buffer.from(kept));
