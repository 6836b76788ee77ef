/**
 * PostgreSQL's snapshots, as `pg_current_snapshot()::text` writes them: `xmin:xmax:xip,xip`. A transaction is visible in
 * one if its number is below `xmax` and it was not in progress. The ledger's cursor is a snapshot.
 */
export interface Snapshot {
  xmin: bigint;
  xmax: bigint;
  inProgress: Set<bigint>;
}

const form = /^(\d{1,20}):(\d{1,20}):((?:\d{1,20}(?:,\d{1,20})*)?)$/;

/** Null when the text is no snapshot, as strictly as PostgreSQL: what is one here must be one there. */
export function readSnapshot(text: string): Snapshot | null {
  const [, from, to, xip] = form.exec(text) ?? [];
  if (from === undefined || to === undefined) return null;
  const [xmin, xmax] = [BigInt(from), BigInt(to)];
  if (xmin === 0n || xmin > xmax || xmax >= 2n ** 63n) return null;
  const inProgress = xip ? xip.split(',').map(BigInt) : [];
  const fits = (xid: bigint, place: number) => xid >= (inProgress[place - 1] ?? xmin) && xid < xmax;
  return inProgress.every(fits) ? { xmin, xmax, inProgress: new Set(inProgress) } : null;
}

/** Had this transaction committed (or ended) when the snapshot was taken? */
export function isVisible(xid: bigint, { xmin, xmax, inProgress }: Snapshot): boolean {
  return xid < xmin || (xid < xmax && !inProgress.has(xid));
}

/** Does `later` show everything that `earlier` shows? */
export function covers(later: Snapshot, earlier: Snapshot): boolean {
  if (later.xmax < earlier.xmax) return false;
  for (const xid of later.inProgress) if (isVisible(xid, earlier)) return false;
  return true;
}

/** The snapshot, as text, in which this transaction is in progress: its own snapshots show what it has written itself. */
export function beside(text: string, xid: bigint): string {
  const snapshot = readSnapshot(text);
  if (!snapshot || !isVisible(xid, snapshot)) return text;
  const inProgress = [...snapshot.inProgress, xid].sort((a, b) => (a < b ? -1 : 1));
  return `${xid < snapshot.xmin ? xid : snapshot.xmin}:${snapshot.xmax}:${inProgress.join()}`;
}
