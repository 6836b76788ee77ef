import { z } from 'zod';
import { stretch } from './values.js';

/** Every code a refusal can carry, with its HTTP status and title. Codes are stable: programs may rely on them. */
export const problems = {
  malformed_json: { status: 400, title: 'The body is not valid JSON' },
  bad_request: { status: 400, title: 'The request cannot be read' },
  unauthorized: { status: 401, title: 'Sign in first' },
  wrong_credentials: { status: 401, title: 'E-mail or password is wrong' },
  wrong_code: { status: 401, title: 'The code is wrong or has expired' },
  forbidden: { status: 403, title: 'Not for this role' },
  account_suspended: { status: 403, title: 'This account is suspended' },
  origin_not_allowed: { status: 403, title: 'This origin may not do that' },
  email_not_proven: { status: 403, title: 'The address is not proven' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  body_too_slow: { status: 408, title: 'The body came too slowly' },
  already_assigned: { status: 409, title: 'Somebody already has this ticket' },
  move_not_allowed: { status: 409, title: 'The ticket cannot make this move now' },
  agent_not_assignable: { status: 409, title: 'This person cannot hold tickets' },
  agent_state: { status: 409, title: 'The agent is not in a state for this' },
  agent_not_proven: { status: 409, title: 'Nobody has proved that the address is theirs' },
  already_released: { status: 409, title: 'It has happened and cannot be undone' },
  feedback_too_early: { status: 409, title: 'Feedback comes after the ticket is resolved' },
  feedback_exists: { status: 409, title: 'Feedback was already given' },
  order_changed: { status: 409, title: 'The order has changed since you read it' },
  mail_not_dead: { status: 409, title: 'This mail was not given up' },
  idempotency_in_flight: { status: 409, title: 'The first request with this key is still being answered' },
  another_person: { status: 412, title: 'The token is somebody else’s' },
  stale_version: { status: 412, title: 'It has changed since you read it' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'Send JSON' },
  invalid_input: { status: 422, title: 'Some fields need a change' },
  unknown_delivery: { status: 422, title: 'This delivery is not known as yours' },
  link_not_valid: { status: 422, title: 'This link has expired or was used' },
  idempotency_mismatch: { status: 422, title: 'This key was used for another request' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
  search_too_broad: { status: 503, title: 'The search takes too long' },
  draining: { status: 503, title: 'This node is about to stop' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** One thing wrong with the input. */
export const inputError = z.strictObject({
  path: z.string().meta({ description: 'Where: `subject`, `translations.de.answer`, `query.limit`' }),
  message: z.string(),
  code: z.string(),
  at: stretch.optional().meta({ description: 'In a filter: where in it, in UTF-16 units' }),
  suggestion: z.string().optional().meta({ description: 'What was perhaps meant, in the place of what stands there' }),
});
export type InputError = z.output<typeof inputError>;

/** RFC 9457 problem details, with a stable `code`; some codes add a member of their own. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.enum(problemCodes),
  request_id: z.string(),
  errors: z.array(inputError).optional(),
});
export type Problem = z.output<typeof problem>;
