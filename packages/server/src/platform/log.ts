import { destination, type Logger, pino } from 'pino';

export type { Logger };

/** Bytes that a pipe takes in one piece (POSIX's PIPE_BUF on Linux): lines of several processes do not get into each other. */
const mostTogether = 4096;

/** Structured log on standard output, one JSON object a line. Tokens and passwords never reach it. */
export function createLog(level: string, worker: number | null = null): Logger {
  const redact = ['*.password', '*.authorization', '*.cookie', '*.secret'];
  // Not in the request's own time: lines that come meanwhile are written together. At an end, all are.
  return worker === null
    ? pino({ level, base: null, redact }, destination({ sync: false }))
    : pino({ level, base: { worker }, redact }, destination({ sync: false, maxWrite: mostTogether }));
}
