const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // PostgreSQL: statement time-out, lock time-out, deadlock, serialization.
  '57014',
  '55P03',
  '40P01',
  '40001',
]);

// The driver's own errors have no code: a lost connection, no connection in time, no answer in time.
const drivers =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/** Is the database away, starting, stopping, full or too slow? drizzle wraps the driver's error as a cause. */
export function isDatabaseAway(error: unknown): boolean {
  return causesOf(error).some(
    ({ code, message }) =>
      (typeof code === 'string' && (away.has(code) || /^(08|53|57P)/.test(code))) || drivers.test(message),
  );
}

/** Two transactions waited for each other, and PostgreSQL undid all of this one so that the other could go on. */
export function isDeadlock(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === '40P01');
}

/** What this transaction saw at its beginning has changed since, and it was undone: done again, it sees the change. */
export function isConflict(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === '40001');
}

/** The connection keeps a statement otherwise than we know, or not at all: another one has it anew. */
export function isForgotten(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === '0A000' || code === '26000' || code === '42P05');
}

/** Nothing more is asked of a connection after this. */
export const isSpoilt = (error: unknown): boolean => isDatabaseAway(error) || isForgotten(error);

/** A statement took longer than it may, or was ended. */
export function isEnded(error: unknown): boolean {
  return causesOf(error).some(({ code, message }) => code === '57014' || message.startsWith('Query read timeout'));
}

/** PostgreSQL cannot take what it was given: a text, a number, or how much of it. */
export function isUnfit(error: unknown): boolean {
  return causesOf(error).some(
    ({ code }) => typeof code === 'string' && (/^22/.test(code) || code === '42601' || code === '54000'),
  );
}

/** A lock was not to be had in the time set for it. */
export function isLocked(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === '55P03');
}

/** What PostgreSQL says a role lacks the privilege for; undefined where that is not the fault. */
export function forbiddenBy(error: unknown): string | undefined {
  return causesOf(error).find(({ code }) => code === '42501')?.message;
}

/** The error and its causes, as far as there may be any: one that is its own cause must not end the search for an answer. */
function causesOf(error: unknown, most = 10): (Error & { code?: unknown })[] {
  return error instanceof Error && most > 0 ? [error, ...causesOf(error.cause, most - 1)] : [];
}
