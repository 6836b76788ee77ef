const elements = document.querySelectorAll('logishift-help, logishift-ticket-list');
const signOut = document.querySelector('[value="end"]');

async function getToken() {
  const answer = await fetch('/support-token');
  return answer.ok ? answer.text() : null;
}

// Only who is signed in can sign out.
if (signOut) for (const element of elements) element.getToken = getToken;

function forget() {
  for (const element of elements) element.signOut();
}
signOut?.addEventListener('click', forget);

// All tabs of a browser have one session: a page that comes has the others look whether theirs is still of whom they show.
const tabs = new BroadcastChannel('session');
tabs.onmessage = async () => {
  const { customer } = await (await fetch('/session')).json();
  if ((customer ?? '') === document.documentElement.dataset.customer) return;
  forget();
  location.reload();
};
tabs.postMessage('loaded');
