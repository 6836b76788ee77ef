import { connect, type Socket } from 'node:net';

/** A connection that says what no client would, and keeps what it hears. */
export interface RawSocket {
  socket: Socket;
  /** What it has heard so far. */
  heard(): string;
  /** Resolves when the connection is over, however it ended, with the milliseconds since it was opened. */
  closed: Promise<{ text: string; status: number; ms: number; wasReset: boolean }>;
}

export function openSocket(port: number, ...first: string[]): RawSocket {
  let begun = performance.now();
  const socket = connect(port, '127.0.0.1', () => {
    begun = performance.now();
  });
  let text = '';
  let wasReset = false;
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => {
    wasReset = true;
  });
  for (const part of first) socket.write(part);
  return {
    socket,
    heard: () => text,
    closed: new Promise((resolve) => {
      socket.once('close', () => resolve({ text, status: statusIn(text), ms: performance.now() - begun, wasReset }));
    }),
  };
}

const statusIn = (text: string) => Number(/^HTTP\/1\.1 (\d{3}) (?!Continue)/m.exec(text)?.[1] ?? 0);

/** The head of a request, with its empty line. */
export const head = (method: string, path: string, headers: Record<string, string> = {}): string =>
  `${[
    `${method} ${path} HTTP/1.1`,
    'host: support.test',
    ...Object.entries(headers).map((pair) => pair.join(': ')),
  ].join('\r\n')}\r\n\r\n`;

/** Of a chunked body. */
export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
