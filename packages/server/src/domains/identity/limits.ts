import { defineLimits } from '../../platform/http/rate-limit.js';

// `…_address` counts a network, `…_pair` one account from one network, and `…_account` one account from everywhere but the
// networks it is known from: higher, so that no stranger elsewhere uses up what its person needs.
export const limits = defineLimits({
  sign_in_pair: { points: 10, seconds: 900, shared: true },
  sign_in_account: { points: 100, seconds: 3600, shared: true },
  sign_in_address: { points: 50, seconds: 900, shared: true },
  guest_code_pair: { points: 5, seconds: 3600, shared: true },
  guest_code_pair_day: { points: 10, seconds: 86_400, shared: true },
  guest_code_account: { points: 30, seconds: 86_400, shared: true },
  guest_code_account_hour: { points: 1, seconds: 3600, shared: true },
  guest_code_address: { points: 30, seconds: 3600, shared: true },
  guest_verify_address: { points: 60, seconds: 3600, shared: true },
  account_mail_pair: { points: 5, seconds: 3600, shared: true },
  account_mail_pair_day: { points: 10, seconds: 86_400, shared: true },
  account_mail_account: { points: 50, seconds: 86_400, shared: true },
  account_mail_account_hour: { points: 1, seconds: 3600, shared: true },
  account_mail_address: { points: 30, seconds: 3600, shared: true },
});
