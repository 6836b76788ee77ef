import { defineDomain } from '../../platform/domain.js';
import { authenticate } from '../../platform/http/router.js';
import { provide } from '../../platform/ports.js';
import { createAuthenticate } from './authenticate.js';
import { forgetOldCodes } from './guest-queries.js';
import { hostTokenVerifier } from './host-tokens.js';
import { limits } from './limits.js';
import { forgetOldLinks } from './link-queries.js';
import { linkJobOf } from './mailed-links.js';
import { forgetOldNetworks } from './network-queries.js';
import { mountIdentity } from './routes.js';
import { ensureFirstAdmin } from './service.js';
import { forgetOldSessions } from './session-queries.js';
import { settings } from './settings.js';
import { loadSigningKeys, signingKeys } from './signing-keys.js';

/** Who somebody is: hosts' customers, guests, staff. */
export const identity = defineDomain({
  name: 'identity',
  settings,
  limits,
  start: async (context) => {
    const { firstAdmin, trustedIssuers } = settings.of(context);
    if (firstAdmin && (await ensureFirstAdmin(context, firstAdmin))) {
      context.log.info({ email: firstAdmin.email }, 'The first admin was made');
    }
    const keys = await loadSigningKeys(context);
    const verifyHostToken = hostTokenVerifier(trustedIssuers, context.log);
    return {
      provides: [provide(signingKeys, keys), provide(authenticate, createAuthenticate(keys, verifyHostToken))],
    };
  },
  routes: mountIdentity,
  jobs: (context) => [linkJobOf(context)],
  cleanUp: [forgetOldSessions, forgetOldCodes, forgetOldLinks, forgetOldNetworks],
});

export { mayMail } from './account-limits.js';
export { keyBeginning, programs, toActor } from './authenticate.js';
export { choosePassword } from './choosing-passwords.js';
export { foldAddress } from './fold-address.js';
export { codeLifetime } from './guest-codes.js';
export { findGuest } from './guest-queries.js';
export { signTicketLink } from './guest-tokens.js';
export type { HostIdentity } from './host-claims.js';
export { guestPrefix } from './host-subject.js';
export { links } from './link-validity.js';
export { askForLink, registrations } from './mailed-links.js';
export { type Mailer, mailer, type NewMail, queueMail, senderOf } from './mailing.js';
export { inGroup, peopleIn } from './people-in-group.js';
export { callerKind, mayHoldTickets, sinceOf, stateOf } from './permissions.js';
export { claimsKeeper } from './provisioning.js';
export {
  ensureCustomers,
  findCustomer,
  findPeople,
  findStaff,
  findStaffByEmail,
  findStaffLocked,
  insertStaff,
  type User,
  updateUser,
} from './queries.js';
export { createAdmin, setPassword } from './service.js';
export { endSessions, markLiveEnded } from './session-queries.js';
export { toStaffMember } from './sessions.js';
export { settings as identitySettings } from './settings.js';
export { type SigningKeys, signingKeys } from './signing-keys.js';
export type { Registration } from './tables.js';
export { guestIssuer, type TrustedIssuer } from './trusted-issuers.js';
