export { type NotificationRow, notificationsOfEvents } from './queries.js';
export { mountNotifications } from './routes.js';
export { isAddressedTo, notify, pushedNotification as toNotification } from './service.js';
