import { admin } from './settings.js';

/** Signs a member of staff in; resolves to their token. */
export async function signIn(url, email) {
  const answer = await fetch(`${url}/api/auth/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: admin.password }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).access;
}
