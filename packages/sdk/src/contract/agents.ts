import { z } from 'zod';
import { email } from './email-address.js';
import { endpoint } from './endpoint.js';
import { staffMember } from './people.js';
import { agentStates, anyOf, id, line, locale, mailSender, page, paging, time } from './values.js';

/**
 * A password that somebody chooses, composed (NFC); characters are counted as people count letters, accents and all.
 * The server refuses more: `common_password`, `uniform_password` and `own_password` are the codes of the errors.
 */
export const password = z
  .string()
  .normalize('NFC')
  .min(10, 'Use at least 10 characters')
  .max(200, 'Use at most 200 characters');

/** One that is there already. Longer than it may be: it may come with its accents apart. */
export const presentPassword = z.string().max(1000);

export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()./-]{5,30}$/, 'Write a phone number such as +49 30 1234567');

/** A member of staff as admins see them. */
export const agent = staffMember.extend({
  approved_at: time.nullable(),
  rejected_at: time.nullable(),
  suspended_at: time.nullable(),
  open_tickets: z.int().meta({ description: 'Tickets they hold that are neither resolved nor closed' }),
});
export type Agent = z.output<typeof agent>;

const byAgentId = z.strictObject({ agent_id: id.meta({ description: "The agent's `id`" }) });

const newAgent = z.strictObject({ name: line(100), email, password, phone, locale: locale.optional() }).meta({
  examples: [
    {
      name: 'Maya Chen',
      email: 'maya@support.example',
      password: 'ten characters or more',
      phone: '+49 30 1234567',
    },
  ],
});
export type NewAgent = z.input<typeof newAgent>;

export const registeredAgent = z.strictObject({
  name: z.string(),
  email: z.string(),
  is_support_agent_approved: z.literal(false),
  mail_from: mailSender,
});
export type RegisteredAgent = z.output<typeof registeredAgent>;

export const agents = {
  register: endpoint('agents.register', {
    summary: 'Register as a support agent; an admin then approves or rejects',
    description:
      'A known address gets the same answer as a new one, and nothing changes. Where it was rejected, or never proven, a link is mailed: once it is followed, what was written now takes the place of what was there.',
    body: newAgent,
    answer: { status: 201, shape: registeredAgent },
  }),
  list: endpoint('agents.list', {
    summary: 'Staff, those who wait for approval first',
    query: z.strictObject({
      status: anyOf(agentStates).optional().meta({ description: 'One, or several with commas' }),
      ...paging,
    }),
    answer: { status: 200, shape: page(agent) },
  }),
  approve: endpoint('agents.approve', {
    summary: 'Approve a registration',
    description:
      'Whoever registers may give any address. Until its mailed link was followed, say that you know whose it is.',
    params: byAgentId,
    body: z.strictObject({
      accept_unproven: z.boolean().optional().meta({ description: 'Approve although nobody has proved the address' }),
    }),
    answer: { status: 200, shape: agent },
    refusals: ['agent_state', 'agent_not_proven'],
  }),
  reject: endpoint('agents.reject', {
    summary: 'Reject a registration; whoever proves the address may register again',
    params: byAgentId,
    answer: { status: 200, shape: agent },
    refusals: ['agent_state'],
  }),
  suspend: endpoint('agents.suspend', {
    summary: 'Suspend an agent: signed out everywhere, unresolved tickets go back to the queue',
    params: byAgentId,
    answer: { status: 200, shape: agent },
    refusals: ['agent_state'],
  }),
  reinstate: endpoint('agents.reinstate', {
    summary: 'Let a suspended agent work again',
    params: byAgentId,
    answer: { status: 200, shape: agent },
    refusals: ['agent_state'],
  }),
};
