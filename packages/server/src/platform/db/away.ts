const away = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  // PostgreSQL: statement time-out, lock time-out, deadlock, serialization.
  '57014',
  '55P03',
  '40P01',
  '40001',
]);

/** Is the database away, starting, stopping, full or too slow? drizzle wraps the driver's error as a cause. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && (away.has(code) || /^(08|53|57P)/.test(code))) return true;
  }
  return false;
}
