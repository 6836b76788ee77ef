import type { NotificationPreference, NotificationPreferences } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const own = keyed(() => new Resource<NotificationPreferences>(() => support.notifications.preferences()));

/** Where the signed-in person hears of what. */
export const preferences = () => own(null);

let turn: Promise<unknown> = Promise.resolve();
let newest = 0;

/**
 * Shown at once; what the server then says stands, unless more was changed meanwhile. Changes go out one after the other.
 * @throws what the server refuses with; then it is as it was.
 */
export async function setPreference(wanted: NotificationPreference): Promise<void> {
  const put = (line: NotificationPreference) =>
    preferences().patch((all) => ({ ...all, data: all.data.map((one) => (one.kind === line.kind ? line : one)) }));
  const before = preferences().value?.data.find(({ kind }) => kind === wanted.kind);
  const mine = ++newest;
  put(wanted);
  const sent = turn.then(() => support.notifications.setPreferences([wanted]));
  turn = sent.catch(() => undefined);
  try {
    const stored = await sent;
    if (mine === newest) preferences().set(stored);
  } catch (error) {
    if (before) put(before);
    preferences().touch();
    throw error;
  }
}
