import { randomInt } from 'node:crypto';
import type { Locale, SentCode } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import type { Request } from '../../../platform/request.js';
import { foldAddress } from '../fold-address.js';
import { queueMail, senderOf } from '../mailing.js';
import { countMail } from '../networks/account-limits.js';
import { hashNetwork, isGuestAt } from '../networks/network-queries.js';
import { codeLifetime, hashCode, mostTries } from './codes.js';
import { keepCode } from './guest-queries.js';

/**
 * Has a code sent to an address. The ones before stay good until their time, as mails come late and out of order. Nobody
 * is looked up, so known and unknown addresses get the same answer after the same work.
 */
export async function requestCode(
  request: Request<null>,
  input: { email: string; locale?: Locale | undefined },
): Promise<SentCode> {
  // The mail goes to the very spelling that is the guest's identity: it is that mailbox which proves it.
  const email = foldAddress(input.email);
  await countMail(request, { kind: 'guest_code', account: email, isKnown: () => isGuestAt(request, email) });
  const now = request.now();
  const expires_at = new Date(now.getTime() + codeLifetime).toISOString();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await inTransaction(request, async (request) => {
    await keepCode(request, {
      email,
      network: hashNetwork(request),
      code_hash: hashCode(request, email, code),
      created_at: now.toISOString(),
      expires_at,
    });
    await queueMail(request, {
      kind: 'guest_code',
      to: email,
      locale: input.locale ?? 'en',
      recipient_id: null,
      params: { code },
    });
  });
  return { email, expires_at, expires_in: codeLifetime / 1000, tries: mostTries, from: senderOf(request) };
}
