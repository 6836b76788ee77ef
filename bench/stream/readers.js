import { once } from 'node:events';
import { Agent, get } from 'node:http';

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
/** Characters of what came before that a word cut in two may begin in. */
const overlap = 40;

/**
 * Opens streams, `{ url, token }`, and resolves once all are being read. `heard(word)` is told of each `probe-…` in what comes,
 * once a stream, as soon as it is there.
 */
export async function openReaders(streams, heard) {
  const requests = await Promise.all(streams.map((stream) => openReader(stream, heard)));
  return () => {
    for (const request of requests) request.destroy();
  };
}

async function openReader({ url, token }, heard) {
  const request = get(url, {
    agent,
    headers: { accept: 'text/event-stream', ...(token && { authorization: `Bearer ${token}` }) },
  });
  const [response] = await once(request, 'response');
  if (response.statusCode !== 200) throw new Error(`A stream was refused: ${response.statusCode}`);
  response.setEncoding('utf8');
  const known = new Set();
  let last = '';
  response.on('data', (text) => {
    const both = last + text;
    for (const [word] of both.matchAll(/probe-\d+-/g)) {
      if (known.has(word)) continue;
      known.add(word);
      heard(word);
    }
    last = both.slice(-overlap);
  });
  request.on('error', () => {});
  response.on('error', () => {});
  await once(response, 'data');
  return request;
}
