// Gives every support element on this page the token of whoever is asking, fresh from our own server: of the customer who is
// signed in, or of a visitor who may ask about the parcel that this page shows.
const help = document.querySelector('logishift-help');
const parcel = help.getAttribute('delivery');
const elements = [
  'logishift-help',
  'logishift-support',
  'logishift-ticket-form',
  'logishift-ticket-list',
  'logishift-ticket-view',
];
let asked;

/** Several elements that ask at once get one answer: a visitor is one person. */
function getToken() {
  asked ??= ask().finally(() => {
    asked = undefined;
  });
  return asked;
}

async function ask() {
  const answer = await fetch(parcel ? `/support-token?parcel=${encodeURIComponent(parcel)}` : '/support-token');
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`The support token could not be had: ${answer.status}`);
  return answer.text();
}

function connect() {
  for (const element of document.querySelectorAll(elements.join())) element.getToken = getToken;
}

// Most visitors of a parcel's page want nothing of us: they become somebody when they reach for help.
if ('known' in document.documentElement.dataset) connect();
else
  for (const sign of ['pointerover', 'focusin', 'logishift-open']) help.addEventListener(sign, connect, { once: true });
