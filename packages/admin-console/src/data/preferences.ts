import type { NotificationPreference, NotificationPreferences } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const own = keyed(() => new Resource<NotificationPreferences>(() => support.notifications.preferences()));

/** Where the signed-in person hears of what. */
export const preferences = () => own(null);

/** Shown at once; what the server then says stands. @throws what the server refuses with; then it is as it was. */
export async function setPreference(wanted: NotificationPreference): Promise<void> {
  const put = (line: NotificationPreference) =>
    preferences().patch((all) => ({ ...all, data: all.data.map((one) => (one.kind === line.kind ? line : one)) }));
  const before = preferences().value?.data.find(({ kind }) => kind === wanted.kind);
  put(wanted);
  try {
    preferences().set(await support.notifications.setPreferences([wanted]));
  } catch (error) {
    if (before) put(before);
    throw error;
  }
}
