import { invalidInput, StartError } from '../../platform/errors.js';
import { type Owner, passwordFault } from './password-rules.js';
import { hashPassword } from './passwords.js';

/**
 * The hash of a password that somebody chose for themselves.
 * @throws Refusal `invalid_input` at `path`, when nobody should have it.
 */
export async function choosePassword(password: string, owner: Owner, path: string): Promise<string> {
  const fault = await passwordFault(password, owner);
  if (fault) throw invalidInput([{ path, ...fault }]);
  return hashPassword(password);
}

/** The same for the command line and the first start. @throws StartError. */
export async function givePassword(password: string, owner: Owner): Promise<string> {
  const fault = await passwordFault(password, owner);
  if (fault) throw new StartError(`The password of ${owner.email} cannot be this one. ${fault.message}.`);
  return hashPassword(password);
}
