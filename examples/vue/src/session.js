/** The host's own session, as its server has it: `{ customer, support_url }`. In your app it is yours. */
export const readSession = () => ask('GET');
export const signIn = () => change('POST');
export const signOut = () => change('DELETE');

// All tabs of a browser have one session: what is done in one, the others follow.
const tabs = new BroadcastChannel('session');

/** Tells of the session as it is by now when another tab has changed it. Returns what ends that. */
export function onElsewhere(listener) {
  tabs.onmessage = async () => listener(await readSession());
  return () => {
    tabs.onmessage = null;
  };
}

async function change(method) {
  const session = await ask(method);
  tabs.postMessage('changed');
  return session;
}

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
