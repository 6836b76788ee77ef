const elements = document.querySelectorAll('logishift-help, logishift-ticket-list');
const signOut = document.querySelector('[value="end"]');

async function getToken() {
  const answer = await fetch('/support-token');
  return answer.ok ? answer.text() : null;
}

// Only who is signed in can sign out.
if (signOut) for (const element of elements) element.getToken = getToken;

function forget() {
  for (const element of elements) element.signOut?.();
}
signOut?.addEventListener('click', forget);

// All tabs of a browser have one session. One that is leaving says so, and a page that comes has the others look whether theirs is
// still of whom they show; so does whoever was asleep, or kept for the Back button, and has heard nothing.
const tabs = new BroadcastChannel('session');
let isForgotten = false;

async function look() {
  const answer = await fetch('/session');
  if (!answer.ok) return;
  const { customer } = await answer.json();
  if ((customer ?? '') === document.documentElement.dataset.customer && !isForgotten) return;
  forget();
  location.reload();
}

signOut?.addEventListener('click', () => tabs.postMessage('leaving'));
tabs.onmessage = ({ data }) => {
  if (data !== 'leaving') return look();
  forget();
  isForgotten = true;
};
tabs.postMessage('loaded');
addEventListener('pageshow', ({ persisted }) => persisted && look());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
