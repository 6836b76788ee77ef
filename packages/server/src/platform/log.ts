import { destination, type Logger, pino } from 'pino';

export type { Logger };

/** Structured log on standard output, one JSON object a line. Tokens and passwords never reach it. */
export function createLog(level: string): Logger {
  const redact = ['*.password', '*.authorization', '*.cookie', '*.secret'];
  // Not in the request's own time: lines that come meanwhile are written together. At an end, all are.
  return pino({ level, base: null, redact }, destination({ sync: false }));
}
