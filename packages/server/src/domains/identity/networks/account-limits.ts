import type { Limit } from '../../../platform/http/rate-limit.js';
import type { Request } from '../../../platform/request.js';
import { limits } from '../limits.js';

/** What mails of a kind are counted against. */
const mailLimits = {
  guest_code: {
    address: limits.guest_code_address,
    pair: limits.guest_code_pair,
    pair_day: limits.guest_code_pair_day,
    account: limits.guest_code_account,
    account_hour: limits.guest_code_account_hour,
  },
  account_mail: {
    address: limits.account_mail_address,
    pair: limits.account_mail_pair,
    pair_day: limits.account_mail_pair_day,
    account: limits.account_mail_account,
    account_hour: limits.account_mail_account_hour,
  },
} satisfies Record<string, Record<string, Limit>>;

/** Whoever asks is counted by their network, whoever they are. */
type Counted = Pick<Request, 'limiter' | 'network'>;

interface Account {
  account: string;
  /** Is the account known from the network that asks? */
  isKnown: () => Promise<boolean>;
}

/** One account as somebody on one network means it. */
const pairOf = (account: string, network: string) => `${account} ${network}`;

/**
 * Counts a mail that somebody on a network asks for on an account's behalf; refuses with 429 when there were too many.
 *
 * Each network has its own share of an account, so that no stranger elsewhere uses up its person's: 5 an hour, 10 a day.
 * All together have a share too (codes 30 a day, links 50), so that no mailbox is flooded; past it still one an hour gets
 * through. Networks the account is known from are no part of that. Nothing here depends on whether there is such an
 * account, so a refusal tells nothing of it.
 */
export async function countMail(
  { limiter, network }: Counted,
  { kind, account, isKnown }: Account & { kind: keyof typeof mailLimits },
): Promise<void> {
  const counted = mailLimits[kind];
  await limiter.take(counted.address, network);
  await limiter.take(counted.pair, pairOf(account, network));
  await limiter.take(counted.pair_day, pairOf(account, network));
  if ((await isKnown()) || (await limiter.takeIfLeft(counted.account, account))) return;
  await limiter.take(counted.account_hour, account);
}

/** The same where a refusal would tell whether there is such an account: false, when there were too many. */
export async function mayMail({ limiter, network }: Counted, account: string): Promise<boolean> {
  const pair = pairOf(account, network);
  if (!(await limiter.takeIfLeft(mailLimits.account_mail.pair, pair))) return false;
  if (!(await limiter.takeIfLeft(mailLimits.account_mail.pair_day, pair))) return false;
  if (await limiter.takeIfLeft(mailLimits.account_mail.account, account)) return true;
  return limiter.takeIfLeft(mailLimits.account_mail.account_hour, account);
}

/**
 * Counts a guess at a password before it is looked at: a burst must not outrun the count. `giveBack` takes it back when
 * it was right.
 *
 * 10 guesses in 15 minutes from one network, and 100 an hour from all the networks that the account is not `known` from:
 * 2,400 a day at passwords of at least 10 characters that are none of the common ones. Whoever signs in from a network of
 * theirs is kept out by nobody on another.
 */
export async function countGuess(
  { limiter, network }: Counted,
  { account, isKnown }: Account,
): Promise<{ giveBack(): Promise<void> }> {
  const pair = pairOf(account, network);
  // Who is refused here already is not counted against the network.
  await limiter.check(limits.sign_in_pair, pair);
  await limiter.take(limits.sign_in_address, network);
  await limiter.take(limits.sign_in_pair, pair);
  const known = await isKnown();
  if (!known) await limiter.take(limits.sign_in_account, account);
  return {
    giveBack: async () => {
      await limiter.giveBack(limits.sign_in_address, network);
      await limiter.giveBack(limits.sign_in_pair, pair);
      if (!known) await limiter.giveBack(limits.sign_in_account, account);
    },
  };
}

/** Whoever guessed until they were kept out, and then proved who they are by a mailed link, may sign in from there. */
export async function forgetGuesses({ limiter, network }: Counted, account: string): Promise<void> {
  await limiter.forget(limits.sign_in_pair, pairOf(account, network));
  await limiter.forget(limits.sign_in_account, account);
}
