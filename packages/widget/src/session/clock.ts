/** Milliseconds by which this device's clock is ahead of the server's; less than a minute is the way of an answer. */
let ahead = 0;

/** Now, by the server's clock: a device's own may be wrong by days or years. */
export const now = (): number => Date.now() - ahead;

/** Asks, and learns from the answer how late it is. For what no cache keeps: its time is an old one. */
export async function timed(request: Request): Promise<Response> {
  const response = await fetch(request);
  const off = Date.now() - Date.parse(response.headers.get('date')!);
  ahead = Math.abs(off) > 60_000 ? off : 0;
  return response;
}
