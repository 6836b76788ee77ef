import { z } from 'zod';
import { agentState, id, locale, role, time } from './values.js';

/** Somebody, as short as can be. `name` is empty when the host told us none. */
export const personName = z.strictObject({ id, name: z.string() });
export type PersonName = z.output<typeof personName>;

/** A customer as staff see them. */
export const customer = z.strictObject({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale,
  created_at: time,
});
export type Customer = z.output<typeof customer>;

/** Who did something. `null` in its place means it happened by itself. */
export const actorName = z.strictObject({ id, role, name: z.string() });
export type ActorName = z.output<typeof actorName>;

/** A member of staff. Admins are always `approved`. */
export const staffMember = z.strictObject({
  id,
  role,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  locale,
  state: agentState,
  is_support_agent_approved: z.boolean(),
  email_verified_at: time.nullable().meta({ description: 'When they proved that the address is theirs' }),
  created_at: time,
});
export type StaffMember = z.output<typeof staffMember>;
