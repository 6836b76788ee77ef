import { measureStream } from './measure.js';

/** A person has so many at most. */
const streamsOfOne = 20;
const writers = 10;

/** The server's streams and those of the bare loop: half of them agents', who all hear of a ticket that nobody has. */
export async function measureStreams(house, { streams: count, probes }) {
  const half = Math.floor(count / 2);
  const { customers, agents } = await house.people({ agents: Math.ceil(half / streamsOfOne) });
  const own = customers.slice(0, half);
  const timing = { probes, every: 20, reachedBy: half + 1 };

  const tickets = [];
  for (const { token } of own.slice(0, writers)) {
    const body = { subject: 'Is the driver near?', description: 'I have to leave soon.', category: 'late' };
    tickets.push({ token, id: (await post(`${house.server.url}/api/support/tickets/create/`, body, token)).id });
  }
  const live = `${house.server.url}/api/support/live/`;
  const server = await measureStream({
    ...timing,
    streams: [
      ...Array.from({ length: half }, (_, n) => ({ url: live, token: agents[n % agents.length] })),
      ...own.map(({ token }) => ({ url: live, token })),
    ],
    write(word, number) {
      const { id, token } = tickets[number % tickets.length];
      return post(`${house.server.url}/api/support/tickets/${id}/messages/`, { body: word }, token);
    },
  });

  const { url } = house.bareStream;
  const bare = await measureStream({
    ...timing,
    streams: [
      ...Array.from({ length: half }, () => ({ url: `${url}/live?group=agents` })),
      ...own.map(({ name }) => ({ url: `${url}/live?group=${name}` })),
    ],
    write: (text, number) => post(`${url}/probe`, { to: ['agents', own[number % writers].name], text }),
  });
  return { server, bare };
}

async function post(url, body, token) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}
