/** The host's own session, as its server has it: `{ customer, support_url }`. In your app it is yours. */
export const readSession = () => ask('GET');
export const signIn = () => change('POST');

export function signOut() {
  // The other tabs need not wait for our server: whoever they show is leaving.
  tabs.postMessage('leaving');
  return change('DELETE');
}

// All tabs of a browser have one session: what is done in one, the others follow.
const tabs = new BroadcastChannel('session');
/** As this tab has it. */
let known = null;

/**
 * Tells of the session as it is by now when it has changed elsewhere: in another tab, or while this one was asleep or kept for the
 * Back button, when it hears nothing. Returns what ends that.
 */
export function onElsewhere(listener) {
  const ended = new AbortController();
  const look = async () => {
    const before = known;
    const session = await ask('GET');
    if (session.customer !== before?.customer) listener(session);
  };
  tabs.onmessage = ({ data }) => {
    if (data !== 'leaving') return look();
    known = { ...known, customer: null };
    listener(known);
  };
  addEventListener('pageshow', ({ persisted }) => persisted && look(), ended);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look(), ended);
  return () => {
    tabs.onmessage = null;
    ended.abort();
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
  known = await answer.json();
  return known;
}

/** Asked by the widget when it needs a token, and once more after a 401. */
export async function getToken() {
  const answer = await fetch('/support-token');
  return answer.ok ? answer.text() : null;
}
