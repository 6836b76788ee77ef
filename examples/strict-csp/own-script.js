const elements = document.querySelectorAll('logishift-help, logishift-ticket-list');
const signOut = document.querySelector('[value="end"]');

async function getToken() {
  const answer = await fetch('/support-token');
  return answer.ok ? answer.text() : null;
}

// Only who is signed in can sign out.
if (signOut) for (const element of elements) element.getToken = getToken;

signOut?.addEventListener('click', () => {
  for (const element of elements) element.signOut();
});
