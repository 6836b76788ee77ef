import { defineDomain } from '../../platform/domain.js';
import { authenticate } from '../../platform/http/caller/authenticate.js';
import { standing } from '../../platform/http/caller/standing.js';
import { provide } from '../../platform/ports.js';
import { createAuthenticate, standingOf } from './authenticate.js';
import { foundByJobOf } from './found-by-job.js';
import { forgetOldCodes } from './guests/guest-queries.js';
import { hostTokenVerifier } from './hosts/host-tokens.js';
import { limits } from './limits.js';
import { linkJobOf } from './links/ask-for-link.js';
import { forgetOldLinks } from './links/link-queries.js';
import { forgetOldNetworks } from './networks/network-queries.js';
import { mountIdentity } from './routes.js';
import { settings } from './settings.js';
import { ensureFirstAdmin } from './staff/admins.js';
import { forgetOldSessions } from './staff/session-queries.js';
import { keyPort, loadSigningKeys } from './tokens/signing-keys.js';

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
    return {
      provides: [
        provide(keyPort, await loadSigningKeys(context)),
        provide(authenticate, createAuthenticate(await hostTokenVerifier(trustedIssuers, context.log), context.memory)),
        provide(standing, standingOf),
      ],
    };
  },
  routes: mountIdentity,
  jobs: (context) => [linkJobOf(context), foundByJobOf(context)],
  cleanUp: [forgetOldSessions, forgetOldCodes, forgetOldLinks, forgetOldNetworks],
});

export { keyBeginning, type Programs, programs, rightsGoodFor, toActor } from './authenticate.js';
export { foldAddress } from './fold-address.js';
export { findsBy } from './found-by.js';
export { codeLifetime } from './guests/codes.js';
export { findGuest } from './guests/guest-queries.js';
export { ensureCustomers } from './hosts/customer-queries.js';
export type { HostIdentity } from './hosts/host-claims.js';
export { guestPrefix } from './hosts/host-subject.js';
export { claimsKeeper, type KeepClaims } from './hosts/provisioning.js';
export { guestIssuer, type TrustedIssuer } from './hosts/trusted-issuers.js';
export { askForLink } from './links/ask-for-link.js';
export { links } from './links/link-validity.js';
export { registrations } from './links/verify-email.js';
export { mailer, type NewMail, queueMail, senderOf } from './mailing.js';
export { mayMail } from './networks/account-limits.js';
export { choosePassword } from './passwords/choosing-passwords.js';
export { setPassword } from './passwords/set-password.js';
export { inGroup, peopleIn } from './people-in-group.js';
export { callerKind, mayHoldTickets, sinceOf, stateOf } from './permissions.js';
export {
  customersFoundBy,
  findCustomer,
  findPeople,
  findStaffByEmail,
  findStaffLocked,
  insertStaff,
  type User,
  updateUser,
} from './queries.js';
export { settings as identitySettings } from './settings.js';
export { createAdmin } from './staff/admins.js';
export { endSessions, markLiveEnded } from './staff/session-queries.js';
export { toStaffMember } from './staff/staff-member.js';
export type { Registration } from './tables.js';
export { signTicketLink } from './tokens/guest-tokens.js';
export { keysOf } from './tokens/signing-keys.js';
