import { z } from 'zod';
import { password, phone, presentPassword } from './agents.js';
import { addressOf, email } from './email-address.js';
import { endpoint } from './endpoint.js';
import { staffMember } from './people.js';
import { byId, expiresIn, id, isStorable, line, locale, mailSender, time } from './values.js';

/** The signed-in member of staff. */
export const me = staffMember.extend({ mail_from: mailSender });
export type Me = z.output<typeof me>;

/** `access` lives 15 minutes. `refresh` is absent where it went into the HttpOnly cookie. */
export const session = z.strictObject({
  access: z.string(),
  expires_at: time,
  expires_in: expiresIn,
  refresh: z.string().optional(),
  user: me,
});
export type Session = z.output<typeof session>;

/** One sign-in of the caller's. */
export const ownSession = z.strictObject({
  id,
  created_at: time,
  last_used_at: time,
  user_agent: z.string().nullable().meta({ description: 'What the browser said of itself' }),
  is_current: z.boolean(),
});
export type OwnSession = z.output<typeof ownSession>;

const cookie = z.literal('cookie').optional().meta({ description: 'Keep the refresh token in an HttpOnly cookie' });
const refresh = z.string().max(500).optional().meta({ description: 'Absent: the one in the cookie' });

const mailedToken = z.string().min(1).max(200).meta({ description: 'From the link in the mail' });

export const auth = {
  forgotPassword: endpoint('auth.forgotPassword', {
    summary: 'Have a link sent that sets a new password',
    description: 'Known and unknown addresses get the same answer. The link is good for one hour, once.',
    body: z.strictObject({ email }).meta({ examples: [{ email: 'maya@support.example' }] }),
    answer: { status: 200, shape: z.strictObject({ from: mailSender }) },
  }),
  resetPassword: endpoint('auth.resetPassword', {
    summary: 'Set a new password by a mailed link; every session ends',
    body: z.strictObject({ token: mailedToken, new_password: password }),
    answer: { status: 204, shape: null },
    refusals: ['link_not_valid'],
  }),
  sendVerification: endpoint('auth.sendVerification', {
    summary: "Have the mail sent once more that proves one's address",
    answer: { status: 204, shape: null },
  }),
  verifyEmail: endpoint('auth.verifyEmail', {
    summary: "Prove one's address by a mailed link",
    description:
      'Where several have registered with the address, nobody knows who of them has the mailbox: the password of none counts, and `password_link_sent` says that a link was mailed that sets one.',
    body: z.strictObject({ token: mailedToken }),
    answer: { status: 200, shape: z.strictObject({ email: z.string(), password_link_sent: z.boolean() }) },
    refusals: ['link_not_valid'],
  }),
  signIn: endpoint('auth.signIn', {
    summary: 'Sign in as staff',
    body: z
      .strictObject({
        // Not the rule: who has an address of an older one must get in too.
        email: z.string().max(254).refine(isStorable, 'Write an address such as name@example.com').overwrite(addressOf),
        password: presentPassword,
        session: cookie,
      })
      .meta({ examples: [{ email: 'maya@support.example', password: 'ten characters or more' }] }),
    answer: { status: 200, shape: session },
    refusals: ['wrong_credentials', 'account_suspended'],
  }),
  refresh: endpoint('auth.refresh', {
    summary: 'A new access token; the refresh token rotates',
    description:
      'A used refresh token presented again gets the same successor while that was not used itself: the answer may have been lost. Afterwards, but for 30 seconds, it ends the whole session.',
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
  sessions: endpoint('auth.sessions', {
    summary: 'Where one is signed in, the newest first',
    answer: { status: 200, shape: z.strictObject({ data: z.array(ownSession) }) },
  }),
  endSession: endpoint('auth.endSession', {
    summary: 'Sign out elsewhere: that session ends at once',
    params: byId,
    answer: { status: 204, shape: null },
  }),
  me: endpoint('auth.me', { summary: 'Who am I', answer: { status: 200, shape: me } }),
  updateMe: endpoint('auth.updateMe', {
    summary: 'Change own name, phone or language',
    body: z.strictObject({ name: line(100).optional(), phone: phone.optional(), locale: locale.optional() }),
    answer: { status: 200, shape: me },
  }),
  changePassword: endpoint('auth.changePassword', {
    summary: 'Change own password; every other session ends',
    body: z.strictObject({ current_password: presentPassword, new_password: password }),
    answer: { status: 204, shape: null },
  }),
};
