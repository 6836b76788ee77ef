import { sentBy } from './outbox.js';

/** Does something with what somebody has sent, in one tab at a time where the browser has locks. */
export async function alone<T>(owner: string, act: () => Promise<T>): Promise<T> {
  const { locks } = navigator as Partial<Navigator>;
  return locks ? locks.request(`${sentBy} ${owner}`, act) : act();
}
