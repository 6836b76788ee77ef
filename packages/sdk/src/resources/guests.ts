import type { BodyOf } from '../call.js';
import type { RequestOptions } from '../client.js';
import type { Adoption, GuestSession, SentCode } from '../types.js';
import { Resource } from './resource.js';

/** Help for those who are not signed in: they prove an e-mail address. */
export class Guests extends Resource {
  /**
   * Has a code of six digits sent to an address. The answer says for how long and how many tries it is good, and `from` whom
   * it comes; null: this server sends no mails, and nobody but its log has the code.
   */
  requestCode(address: BodyOf<'guests.requestCode'>, options?: RequestOptions): Promise<SentCode> {
    return this.client.call('guests.requestCode', { body: address }, options);
  }

  /**
   * Proves the address by its code. `access` of the answer is the guest's token for 24 hours.
   * @throws UnauthorizedError, code `wrong_code`; where this network asked for a code, `problem.tries_left` says how often
   * one may still be tried. 0: have another sent.
   */
  verify(proof: BodyOf<'guests.verify'>, options?: RequestOptions): Promise<GuestSession> {
    return this.client.call('guests.verify', { body: proof }, options);
  }

  /**
   * A signed-in customer takes over the tickets that they wrote as a guest with the same address: `guest_id` of the answer says
   * whose they were. What that guest sent with an idempotency key may be sent again with it: it is done once.
   * @throws ForbiddenError, code `email_not_proven`, unless the host's token says `email_verified: true`.
   */
  adopt(options?: RequestOptions): Promise<Adoption> {
    return this.client.call('guests.adopt', {}, options);
  }
}
