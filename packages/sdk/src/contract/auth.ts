import { z } from 'zod';
import { password, phone } from './agents.js';
import { endpoint } from './endpoint.js';
import { staffMember } from './people.js';
import { isStorable, line, locale, time } from './values.js';

/** The signed-in member of staff. */
export const me = staffMember;
export type Me = z.output<typeof me>;

/** `access` lives 15 minutes. `refresh` is absent where it went into the HttpOnly cookie. */
export const session = z.strictObject({
  access: z.string(),
  expires_at: time,
  refresh: z.string().optional(),
  user: me,
});
export type Session = z.output<typeof session>;

const cookie = z.literal('cookie').optional().meta({ description: 'Keep the refresh token in an HttpOnly cookie' });
const refresh = z.string().max(500).optional().meta({ description: 'Absent: the one in the cookie' });

export const auth = {
  signIn: endpoint('auth.signIn', {
    summary: 'Sign in as staff',
    body: z.strictObject({
      email: z.string().max(254).refine(isStorable, 'Write an address such as name@example.com'),
      password: z.string().max(200),
      session: cookie,
    }),
    answer: { status: 200, shape: session },
    refusals: ['wrong_credentials', 'account_suspended'],
  }),
  refresh: endpoint('auth.refresh', {
    summary: 'A new access token; the refresh token rotates',
    description:
      'A used refresh token presented again within 30 seconds gets the same successor; later it ends the whole session.',
    body: z.strictObject({ refresh }),
    answer: { status: 200, shape: session },
    refusals: ['unauthorized', 'origin_not_allowed'],
  }),
  signOut: endpoint('auth.signOut', {
    summary: 'End this session',
    body: z.strictObject({ refresh }),
    answer: { status: 204, shape: null },
    refusals: ['unauthorized', 'origin_not_allowed'],
  }),
  me: endpoint('auth.me', { summary: 'Who am I', answer: { status: 200, shape: me } }),
  updateMe: endpoint('auth.updateMe', {
    summary: 'Change own name, phone or language',
    body: z.strictObject({ name: line(100).optional(), phone: phone.optional(), locale: locale.optional() }),
    answer: { status: 200, shape: me },
  }),
  changePassword: endpoint('auth.changePassword', {
    summary: 'Change own password; every other session ends',
    body: z.strictObject({ current_password: z.string().max(200), new_password: password }),
    answer: { status: 204, shape: null },
  }),
};
