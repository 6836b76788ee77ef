export { isMailed, kindsFor, preferenceFor } from './preferences.js';
export { type NotificationRow, notificationsOfEvents, savePreferences, storedPreferencesOf } from './queries.js';
export { mountNotifications } from './routes.js';
export { freshNotification as toNotification, isAddressedTo, notify } from './service.js';
export { type Template, titleOf } from './titles/index.js';
