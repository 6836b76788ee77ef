// Gives every support element on this page the signed-in customer's token, fresh from our own server.
async function getToken() {
  const answer = await fetch('/support-token');
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`The support token could not be had: ${answer.status}`);
  return answer.text();
}

const elements = [
  'logishift-help',
  'logishift-support',
  'logishift-ticket-form',
  'logishift-ticket-list',
  'logishift-ticket-view',
];
for (const element of document.querySelectorAll(elements.join())) element.getToken = getToken;
