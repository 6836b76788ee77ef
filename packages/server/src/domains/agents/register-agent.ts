import type { NewAgent, RegisteredAgent } from '@logishift/support-sdk/contract';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import type { Request } from '../../platform/request.js';
import {
  askForLink,
  choosePassword,
  findStaffByEmail,
  findStaffLocked,
  foldAddress,
  insertStaff,
  mayMail,
  type Registration,
  senderOf,
  stateOf,
  type User,
  updateUser,
} from '../identity/index.js';
import { limits } from './limits.js';
import { recordAgent } from './recording.js';

/**
 * Registers an agent, who then waits for approval and is mailed a link that proves their address. A known address gets
 * the same answer after the same work, and nothing changes. Whoever was rejected may try again, and whoever finds that
 * somebody else has registered with their address too: what they wrote counts once the mailed link has proved whose it is,
 * and the password is set by one more link, as nobody knows which of them has the mailbox.
 */
export async function registerAgent(request: Request<null>, input: NewAgent): Promise<RegisteredAgent> {
  await request.limiter.take(limits.register, request.network);
  const { name, email, phone, locale } = input;
  const password_hash = await choosePassword(input.password, input, 'password');
  const isMailed = await mayMail(request, `verify:${foldAddress(email)}`);
  await inTransaction(request, async (context) => {
    const found = await findStaffByEmail(context, email);
    const known = found && (await findStaffLocked(context, found.id));
    const registration = { name, phone, ...(locale && { locale }) };
    if (known) {
      const asked = isOpenTo(known) && isMailed ? known.id : undefined;
      return askForLink(context, asked, 'email_verification', registration);
    }
    const agent = await insertStaff(context, { ...registration, password_hash, email, role: 'support_agent' });
    if (agent) await recordAgent({ ...context, actor: agent }, 'agent.registered', agent);
    await askForLink(context, agent?.id, 'email_verification');
  });
  return { name, email, is_support_agent_approved: false, mail_from: senderOf(request) };
}

/** Rejected, or in the name of an address that nobody has proved: whoever proves it now may take the place. */
const isOpenTo = (person: User) =>
  stateOf(person) === 'rejected' || (stateOf(person) === 'pending' && person.email_verified_at === null);

/** Somebody who proved a known address by the link of a new registration waits for approval with what they wrote then. */
export async function registerAnew(context: InTransaction, person: User, registration: Registration) {
  if (!isOpenTo(person)) return undefined;
  const at = context.now().toISOString();
  const agent = await updateUser(context, person.id, { ...registration, rejected_at: null, email_verified_at: at });
  await recordAgent({ ...context, actor: agent }, 'agent.registered', agent);
  return agent;
}
