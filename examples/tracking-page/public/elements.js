// Shows the customer's newest ticket in the elements that show one.
const element = document.querySelector('logishift-ticket-view, logishift-ticket-status');

async function show() {
  const answer = await fetch('/support-token');
  if (!answer.ok) return;
  const headers = { authorization: `Bearer ${await answer.text()}` };
  const list = await fetch(`${element.getAttribute('api')}/api/support/tickets/?limit=1`, { headers });
  const [ticket] = (await list.json()).data;
  if (!ticket) return;
  element.setAttribute('ticket-id', ticket.id);
  element.setAttribute('code', ticket.tracking_code);
}

if (element) show();
