import type { Me, StaffMember } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import { senderOf } from '../mailing.js';
import { stateOf } from '../permissions.js';
import type { User } from '../queries.js';

export function toStaffMember(user: User): StaffMember {
  const { id, role, name, phone, locale, is_support_agent_approved, email_verified_at, created_at } = user;
  return {
    id,
    role,
    name,
    email: user.email ?? '',
    phone,
    locale,
    state: stateOf(user),
    is_support_agent_approved: role === 'admin' || is_support_agent_approved,
    email_verified_at,
    created_at,
  };
}

/** Somebody of staff as they see themselves. */
export const toMe = (context: Context, user: User): Me => ({
  ...toStaffMember(user),
  mail_from: senderOf(context),
});
