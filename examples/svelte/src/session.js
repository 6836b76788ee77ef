/** The host's own session, as its server has it: `{ customer, support_url }`. In your app it is yours. */
export const readSession = () => ask('GET');
export const signIn = () => ask('POST');
export const signOut = () => ask('DELETE');

async function ask(method) {
  const answer = await fetch('/session', { method });
  if (!answer.ok) throw new Error(`The session could not be had: ${answer.status}`);
  return answer.json();
}

/** Asked by the widget when it needs a token, and once more after a 401. */
export async function getToken() {
  const answer = await fetch('/support-token');
  return answer.ok ? answer.text() : null;
}
