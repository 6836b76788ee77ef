import { once } from 'node:events';
import { Agent, get } from 'node:http';

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
/** Characters of what came before that a word cut in two may begin in. */
const overlap = 40;
const mostAtOnce = 100;

/**
 * Opens streams, `{ url, token }`, and resolves once all are being read. `heard(word)` is told of each `probe-…` in what comes,
 * once a stream, as soon as it is there; `took(bytes)` of how much came.
 */
export async function openReaders(streams, heard, took = () => {}) {
  const requests = [];
  // Not all at once: who opens thousands in a moment is let in one after the other anyhow.
  for (let at = 0; at < streams.length; at += mostAtOnce) {
    const some = streams.slice(at, at + mostAtOnce).map((stream) => openReader(stream, heard, took));
    requests.push(...(await Promise.all(some)));
  }
  return () => {
    for (const request of requests) request.destroy();
  };
}

async function openReader({ url, token }, heard, took) {
  const request = get(url, {
    agent,
    headers: { accept: 'text/event-stream', ...(token && { authorization: `Bearer ${token}` }) },
  });
  const [response] = await once(request, 'response');
  if (response.statusCode !== 200) throw new Error(`A stream was refused: ${response.statusCode}`);
  // Bytes as they are: what is looked for is plain letters, and a burst is a lot of them.
  response.setEncoding('latin1');
  const known = new Set();
  let last = '';
  response.on('data', (text) => {
    took(text.length);
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
