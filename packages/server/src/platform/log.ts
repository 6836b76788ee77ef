import { type Logger, pino } from 'pino';

export type { Logger };

/** Structured log on standard output, one JSON object a line. Tokens and passwords never reach it. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, redact: ['*.password', '*.authorization', '*.cookie', '*.secret'] });
}
