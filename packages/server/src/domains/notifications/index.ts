import { notificationKinds } from '@logishift/support-sdk/contract';
import { defineDomain, reactTo } from '../../platform/domain.js';
import { notify } from './notify.js';
import { mountNotifications } from './routes.js';

export { addressedBy, isSaidByName } from './addressing.js';
export { isMailed, isMailedToRole, isMailedUnproven, mayBeMailed, preferenceFor } from './preferences.js';
export { type NotificationRow, notificationsOfEvents, savePreferences, storedPreferencesOf } from './queries.js';
export { groupsOfRole } from './recipient-role.js';
export { freshNotification, isShownTo } from './shown.js';
export { type Template, titleOf } from './titles/index.js';

/** What is made known to whom. */
export const notifications = defineDomain({
  name: 'notifications',
  routes: mountNotifications,
  reactions: { tell: reactTo(notificationKinds, notify) },
});
