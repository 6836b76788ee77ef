import type { Me } from '@logishift/support-sdk/contract';
import { changingOneself, inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { findStaff, type User, updateUser } from '../queries.js';
import { toMe } from './staff-member.js';

export async function me(request: Request): Promise<Me> {
  const user = await findStaff(request, request.actor.id);
  if (!user) throw new Refusal('unauthorized');
  return toMe(request, user);
}

export async function updateMe(
  request: Request,
  change: Partial<Pick<User, 'name' | 'phone' | 'locale'>>,
): Promise<Me> {
  return inTransaction(changingOneself(request), async (request) =>
    toMe(request, await updateUser(request, request.actor.id, change)),
  );
}
