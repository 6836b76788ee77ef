// One browser has one session: what is done in one tab, every other follows. Without this, a tab that is left open goes on
// showing, and sending as, whoever was signed in when it was loaded.
const { visitor } = document.documentElement.dataset;
const tabs = new BroadcastChannel('tracking-session');
let isForgotten = false;

/** Forgets the person on this page: on screen, in memory and in storage. It ends what support tells their other tabs, too. */
function forget() {
  isForgotten = true;
  for (const element of document.querySelectorAll(':defined')) element.signOut?.();
}

/** Is this page still of whoever is signed in? Only our own server knows. */
async function look() {
  const answer = await fetch('/session');
  if (!answer.ok || ((await answer.text()) === visitor && !isForgotten)) return;
  forget();
  location.reload();
}

// Before the page is left: its forms sign out whoever is here, or somebody else in. The others need not wait for our server to
// forget them. What a visitor wrote is theirs who signs in, unless they have their visit forgotten.
document.addEventListener('submit', ({ target, submitter }) => {
  if (!target.matches('.sign-in') || (!visitor && submitter?.value !== '')) return;
  forget();
  tabs.postMessage({ leaves: visitor });
});

tabs.onmessage = ({ data }) => {
  if (!('leaves' in data)) look();
  else if (data.leaves === visitor) forget();
};
// A page that comes is of the session of now: the others look whether theirs is.
tabs.postMessage({ is: visitor });

// Whoever was asleep, or kept for the Back button, heard nothing.
addEventListener('pageshow', ({ persisted }) => persisted && look());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
