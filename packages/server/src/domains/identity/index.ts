export { mayMail } from './account-limits.js';
export { createAuthenticate, keyBeginning, toActor } from './authenticate.js';
export { choosePassword } from './choosing-passwords.js';
export { foldAddress } from './fold-address.js';
export { codeLifetime } from './guest-codes.js';
export { findGuest, forgetOldCodes } from './guest-queries.js';
export { signTicketLink } from './guest-tokens.js';
export type { HostIdentity } from './host-claims.js';
export { guestPrefix } from './host-subject.js';
export { hostTokenVerifier } from './host-tokens.js';
export { forgetOldLinks } from './link-queries.js';
export { links } from './link-validity.js';
export { askForLink, linkJob, linkJobOf } from './mailed-links.js';
export { forgetOldNetworks } from './network-queries.js';
export { callerKind, mayHoldTickets, sinceOf, stateOf } from './permissions.js';
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
export { mountIdentity } from './routes.js';
export { createAdmin, ensureFirstAdmin, setPassword } from './service.js';
export { endSessions, forgetOldSessions } from './session-queries.js';
export { toStaffMember } from './sessions.js';
export { loadSigningKeys, type SigningKeys } from './signing-keys.js';
