export { createAuthenticate } from './authenticate.js';
export { type HostIdentity, hostTokenVerifier } from './host-tokens.js';
export { hashPassword } from './passwords.js';
export { callerKind, mayHoldTickets, stateOf } from './permissions.js';
export {
  endSessions,
  findStaff,
  findStaffByEmail,
  findStaffLocked,
  forgetOldSessions,
  insertStaff,
  type User,
  updateUser,
} from './queries.js';
export { mountIdentity } from './routes.js';
export { createAdmin, ensureFirstAdmin, setPassword } from './service.js';
export { toMe } from './sessions.js';
export { loadSigningKeys, type SigningKeys } from './signing-keys.js';
