import { notifications } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { ownNotifications } from './list-notifications.js';
import { changePreferences, ownPreferences } from './own-preferences.js';
import { readAllNotifications, readNotification, readNotificationsOfTicket } from './read-notifications.js';

export function mountNotifications(app: App): void {
  serve(app, notifications.list, ({ request, query }) => ownNotifications(request, query));
  serve(app, notifications.read, ({ request, params }) => readNotification(request, params));
  serve(app, notifications.readTicket, ({ request, params }) => readNotificationsOfTicket(request, params));
  serve(app, notifications.readAll, ({ request }) => readAllNotifications(request));
  serve(app, notifications.preferences, ({ request }) => ownPreferences(request));
  serve(app, notifications.setPreferences, ({ request, body }) => changePreferences(request, body));
}
