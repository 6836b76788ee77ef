// Mails come while one looks: the list is fetched anew every two seconds, while it can be seen.
const list = document.querySelector('#mails');

async function look() {
  if (document.visibilityState !== 'visible') return;
  const answer = await fetch('/mails');
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('#mails');
  if (fresh.innerHTML === list.innerHTML) return;
  // A link that has the focus keeps it.
  const focused = document.activeElement?.getAttribute('href');
  list.replaceChildren(...fresh.children);
  if (focused) list.querySelector(`a[href="${focused}"]`)?.focus();
}

// The page stays as it is should the site be away for a moment.
setInterval(() => look().catch(() => {}), 2_000);
