/** Milliseconds by which this device's clock is ahead of the server's. */
let ahead = 0;
/** Milliseconds: less is the way of an answer, and its being cut to whole seconds. */
const tolerated = 60_000;

/** Now, by the server's clock: a device's own may be wrong by hours or years. */
export const now = (): number => Date.now() - ahead;

/** Tells `change` whenever the server has answered. */
export const answers = new EventTarget();

/** Asks, and learns from the answer how late it is. */
export async function timed(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.status < 500) answers.dispatchEvent(new Event('change'));
  const off = Date.now() - Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(off)) ahead = Math.abs(off) > tolerated ? off : 0;
  return response;
}
