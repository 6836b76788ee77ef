export { addressedBy, isSaidByName } from './addressing.js';
export { isMailed, kindsFor, mayBeMailed, preferenceFor } from './preferences.js';
export { type NotificationRow, notificationsOfEvents, savePreferences, storedPreferencesOf } from './queries.js';
export { mountNotifications } from './routes.js';
export { freshNotification, isShownTo, notify } from './service.js';
export { type Template, titleOf } from './titles/index.js';
