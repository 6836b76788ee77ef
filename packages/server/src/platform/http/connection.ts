import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Http } from './router.js';

/** Milliseconds that a sender has to read an answer given before all of its body was read. */
const lingering = 2000;
/** Connections at once. */
const mostDrained = 64;

/** Node's side of a request over HTTP/1; null without a socket, as in `app.request`, and where HTTP/2 ends streams itself. */
export function messageOf(http: Http): { incoming: IncomingMessage; outgoing: ServerResponse } | null {
  const { incoming, outgoing } = (http.env ?? {}) as Partial<HttpBindings>;
  if (!incoming || !outgoing || incoming.httpVersionMajor !== 1) return null;
  return { incoming, outgoing } as { incoming: IncomingMessage; outgoing: ServerResponse };
}

/** By its headers: nothing of it is looked at. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Says `connection: close` where no other request can follow on the connection: the rest of this one's body is still on its way, or
 * the server is stopping. Whoever is not told sends the next request into a closed connection.
 */
export function endConnection(http: Http, stopping: AbortSignal): void {
  const message = messageOf(http);
  if (!message) return;
  const isUnread = !message.incoming.complete && hasBody(message.incoming);
  if (!isUnread && !stopping.aborted) return;
  http.res.headers.set('connection', 'close');
  if (isUnread) linger(message.incoming);
}

let drained = 0;

/**
 * Lets an answer reach whoever still sends: closing with bytes unread is a reset, which takes the answer away from them
 * (RFC 9112, 9.6). What comes meanwhile is dropped. Of a flood only some are drained: the others have the answer if they look for it.
 */
function linger(incoming: IncomingMessage): void {
  const { socket } = incoming;
  const close = socket.destroySoon.bind(socket);
  // Node calls this when the answer is written.
  socket.destroySoon = () => {
    socket.destroySoon = () => {};
    socket.end();
    const late = setTimeout(() => socket.destroy(), lingering).unref();
    const isDrained = drained < mostDrained;
    if (isDrained) drained++;
    socket.once('close', () => {
      clearTimeout(late);
      if (isDrained) drained--;
    });
    incoming.removeAllListeners('data');
    if (isDrained) incoming.once('end', close).resume();
    // Node resumes what nobody has read, a moment later.
    else setImmediate(() => socket.pause());
  };
}

const uninvited = new WeakSet<IncomingMessage>();

/** Leaves `100 Continue` to whoever reads the body: a large one is then not sent where it is refused. */
export function holdContinue(server: Server): void {
  server.on('checkContinue', (incoming, outgoing) => {
    uninvited.add(incoming);
    server.emit('request', incoming, outgoing);
  });
}

/** Asks for the body, where its sender waits to be asked. */
export function invite({ incoming, outgoing }: { incoming: IncomingMessage; outgoing: ServerResponse }): void {
  if (uninvited.delete(incoming)) outgoing.writeContinue();
}
