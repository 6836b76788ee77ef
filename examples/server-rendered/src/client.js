import { connectSupport, forgetPerson } from './support.js';

async function getToken() {
  const answer = await fetch('/support-token');
  return answer.ok ? answer.text() : null;
}

// Only who is signed in can sign out.
const signOutButton = document.querySelector('[value="end"]');
if (signOutButton) connectSupport({ getToken, signOutButton });

// All tabs of a browser have one session: a page that comes has the others look whether theirs is still of whom they show.
const tabs = new BroadcastChannel('session');
tabs.onmessage = async () => {
  const { customer } = await (await fetch('/session')).json();
  if ((customer ?? '') === document.documentElement.dataset.customer) return;
  forgetPerson();
  location.reload();
};
tabs.postMessage('loaded');
