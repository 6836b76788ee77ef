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
  serve(app, notifications.list, ({ context, actor, query }) => ownNotifications(context, actor, query));
  serve(app, notifications.read, ({ context, actor, params }) => readNotification(context, actor, params.id));
  serve(app, notifications.readTicket, ({ context, actor, params }) =>
    readNotificationsOfTicket(context, actor, params.id),
  );
  serve(app, notifications.readAll, ({ context, actor }) => readAllNotifications(context, actor));
  serve(app, notifications.preferences, ({ context, actor }) => ownPreferences(context, actor));
  serve(app, notifications.setPreferences, ({ context, actor, body }) => changePreferences(context, actor, body.data));
}
