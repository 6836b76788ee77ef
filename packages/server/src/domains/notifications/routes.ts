import { notifications } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import {
  changePreferences,
  ownNotifications,
  ownPreferences,
  readAllNotifications,
  readNotification,
  readNotificationsOfTicket,
} from './service.js';

export function mountNotifications(app: App): void {
  serve(app, notifications.list, ({ request, query }) => ownNotifications(request, request.actor, query));
  serve(app, notifications.read, ({ request, params }) => readNotification(request, request.actor, params.id));
  serve(app, notifications.readTicket, ({ request, params }) =>
    readNotificationsOfTicket(request, request.actor, params.id),
  );
  serve(app, notifications.readAll, ({ request }) => readAllNotifications(request, request.actor));
  serve(app, notifications.preferences, ({ request }) => ownPreferences(request, request.actor));
  serve(app, notifications.setPreferences, ({ request, body }) => changePreferences(request, request.actor, body.data));
}
