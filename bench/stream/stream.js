import { lastWord, measureBurst, openCopier, writersOf } from './burst.js';
import { measureStream } from './measure.js';

/** A person has so many at most. */
const streamsOfOne = 20;
const writers = 10;

/** The server's streams and those of the bare loop: half of them agents', who all hear of a ticket that nobody has. */
export async function measureStreams(house, { burst, ...probes }) {
  return { ...(await measureProbes(house, probes)), burst: await measureBursts(house, burst) };
}

async function measureProbes(house, { streams: count, probes }) {
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

/** A tenth of the streams are staff's, who see all of it; of the customers some see a few events each, most none. */
async function measureBursts(house, { streams: count, events, rounds }) {
  const ofStaff = Math.floor(count / 10);
  const { customers, agents } = await house.people({ agents: Math.ceil(ofStaff / streamsOfOne) });
  const own = Array.from({ length: count - ofStaff }, (_, n) => customers[n % customers.length]);
  const writing = writersOf([...new Set(own)], events);
  const reached = own.filter((one) => writing.includes(one)).length;
  const timing = { rounds, reachedBy: ofStaff * writing.length + reached };

  const tickets = [];
  for (const { token } of writing) {
    const body = { subject: 'Is the driver near?', description: 'I have to leave soon.', category: 'late' };
    const { id } = await post(`${house.server.url}/api/support/tickets/create/`, body, token);
    await post(`${house.server.url}/api/support/tickets/${id}/messages/`, { body: 'He is not here yet.' }, token);
    tickets.push(id);
  }
  const copier = await openCopier(house.database);
  const live = `${house.server.url}/api/support/live/`;
  const server = await measureBurst({
    ...timing,
    program: house.server,
    streams: [
      ...Array.from({ length: ofStaff }, (_, n) => ({ url: live, token: agents[n % agents.length] })),
      ...own.map(({ token }) => ({ url: live, token })),
    ],
    prepare: (number) => copier.prepare({ tickets, events, number }),
  }).finally(copier.close);

  // As many bytes to each of staff's as the server sends them.
  const length = Math.round(server.bytes / (ofStaff * events + (reached * events) / writing.length));
  const { url } = house.bareStream;
  const bare = await measureBurst({
    ...timing,
    program: house.bareStream,
    streams: [
      ...Array.from({ length: ofStaff }, () => ({ url: `${url}/live?group=agents` })),
      ...own.map(({ name }) => ({ url: `${url}/live?group=${name}` })),
    ],
    prepare: async (number) => {
      const all = Array.from({ length: events }, (_, n) => {
        const place = n % writing.length;
        const word = n < events - writing.length ? '' : lastWord(number, place);
        // Each says something else: of those that say the same PostgreSQL passes one on.
        return { to: ['agents', writing[place].name], text: `${n} ${word}`.padEnd(length, '-') };
      });
      return () => post(`${url}/burst`, all);
    },
  });
  return { server, bare, streams: count, ofStaff, events };
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
