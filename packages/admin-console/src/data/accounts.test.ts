import { ConflictError, InvalidInputError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { admin, keys, newAgent, newTicket, signIn } from '../../test/people.js';
import { session } from '../session/session.js';
import { askForReset, resetPassword, sendVerification, takeMailedToken, verifyEmail } from './account.js';
import { apiKeys, makeKey, revokeKey } from './api-keys.js';
import { mailList, retryMail } from './mails.js';
import { preferences, setPreference } from './preferences.js';
import { forgetAll } from './resource.js';

const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('passwords and addresses, on the real server', () => {
  it('get the same answer for a known and an unknown address', async () => {
    const asked = [keys.adminEmail, 'nobody@console.example'].map((email) => refusalOf(askForReset(email)));
    assert.deepEqual(await Promise.all(asked), [undefined, undefined]);
  });

  it('refuse a link that is not one, for a password and for an address', async () => {
    for (const act of [resetPassword('not-a-token', 'a-new-password'), verifyEmail('not-a-token')]) {
      const refusal = await refusalOf(act);
      assert.instanceOf(refusal, InvalidInputError);
      assert.equal((refusal as InvalidInputError).code, 'link_not_valid');
    }
  });

  it('of a newly registered agent are not proven, and a mail can be sent again', async () => {
    await signIn(await newAgent('Meera Iyer', { approved: false }));
    assert.isNull(session.user?.email_verified_at);
    await sendVerification();
  });

  it("take a mailed link's token out of the address", () => {
    const before = location.href;
    history.replaceState(null, '', '#token=abc.def');
    assert.equal(takeMailedToken(), 'abc.def');
    assert.equal(location.hash, '');
    assert.equal(takeMailedToken(), '');
    history.replaceState(null, '', before);
  });
});

describe('preferences, on the real server', () => {
  afterEach(forgetAll);

  it('are changed one by one, at once on the screen, and kept', async () => {
    await signIn(await newAgent('Meera Iyer'));
    await preferences().reload();
    const line = preferences().value?.data.find(({ kind }) => kind === 'ticket.message');
    assert.exists(line);
    const saved = setPreference({ ...line!, email: !line!.email });
    assert.equal(preferences().value?.data.find(({ kind }) => kind === 'ticket.message')?.email, !line!.email);
    await saved;
    await preferences().reload();
    const now = preferences().value!.data;
    assert.equal(now.find(({ kind }) => kind === 'ticket.message')?.email, !line!.email);
  });
});

describe('API keys, on the real server', () => {
  afterEach(forgetAll);

  it('are shown whole once, listed by a part of them, and revoked for good', async () => {
    await signIn(admin);
    const made = await makeKey('Warehouse export', 'host');
    const listed = () => apiKeys().value?.find(({ id }) => id === made.id);
    assert.include(made.key, listed()!.prefix);
    assert.notInclude(JSON.stringify(apiKeys().value), made.key);
    await revokeKey(made.id);
    assert.isNotNull(listed()?.revoked_at);
  });

  it('are refused for a host that nobody trusts, at its field', async () => {
    await signIn(admin);
    const refusal = await refusalOf(makeKey('Warehouse export', 'unknown-host'));
    assert.instanceOf(refusal, InvalidInputError);
    assert.deepEqual(
      (refusal as InvalidInputError).errors.map(({ path }) => path),
      ['issuer'],
    );
  });
});

describe('mails, on the real server', () => {
  afterEach(forgetAll);

  it('are listed by state, without what they say; one that was not given up is not sent again', async () => {
    const agent = await newAgent('Meera Iyer');
    await newTicket('CANARY-SUBJECT');
    await signIn(admin);
    const all = mailList('all');
    const find = () => all.value?.data.find(({ to, kind }) => to === agent.email && kind === 'email_verification');
    // A job writes it, once the registration stands.
    const deadline = Date.now() + 10_000;
    while (!find() && Date.now() < deadline) await all.reload();
    const mine = find();
    assert.include(['queued', 'sending', 'logged'], mine?.state);
    assert.notInclude(JSON.stringify(all.value), 'CANARY-SUBJECT');
    const refusal = await refusalOf(retryMail(mine!.id));
    assert.instanceOf(refusal, ConflictError);
    assert.equal((refusal as ConflictError).code, 'mail_not_dead');
  });
});
