import { connectSupport } from './support.js';

async function getToken() {
  const answer = await fetch('/support-token');
  return answer.ok ? answer.text() : null;
}

// Only who is signed in can sign out.
const signOutButton = document.querySelector('[value="end"]');
if (signOutButton) connectSupport({ getToken, signOutButton });
