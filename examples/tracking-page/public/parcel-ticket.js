// Shows the customer's ticket about this parcel, if there is one, beside the parcel's own timeline.
const card = document.querySelector('#parcel-ticket');
const { api, delivery } = card.dataset;

async function show() {
  const ticket = await findTicket();
  card.hidden = !ticket;
  if (!ticket) return;
  card.querySelector('[data-subject]').textContent = ticket.subject;
  card.querySelector('[data-link]').href = `/support/tickets/${ticket.id}`;
  const status = document.createElement('logishift-ticket-status');
  status.setAttribute('api', api);
  status.setAttribute('code', ticket.tracking_code);
  card.querySelector('[data-status]').replaceChildren(status);
}

/** The newest ticket about this parcel that is not closed. */
async function findTicket() {
  const token = await fetch('/support-token').then((answer) => answer.text());
  const ask = async (path) => {
    const answer = await fetch(`${api}/api/support/${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  const { id } = await ask(`deliveries/${encodeURIComponent(delivery)}/`);
  const { data } = await ask('tickets/?status=open,in_progress,on_hold,resolved&limit=100');
  return data.find((ticket) => ticket.delivery_id === id);
}

// The page is whole without it: should support be away, the card just stays hidden.
const refresh = () => show().catch((error) => console.info('No ticket to show:', error.message));
document.addEventListener('logishift-ticket-created', refresh);
refresh();
