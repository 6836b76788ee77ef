import type { App } from '../platform/http/router.js';
import { mountConsole } from './console-files.js';
import { mountReference } from './reference/reference.js';
import { mountTicketPage } from './ticket-page.js';
import { mountUnsubscribe } from './unsubscribe/routes.js';
import { mountWidget } from './widget/widget-files.js';

/** What browsers get of us beside the API: pages, and the files of the widget and the console. */
export function mountPages(app: App): void {
  const { router, context } = app;
  mountReference(router, context.config.publicUrl);
  mountWidget(router, context.config.publicUrl);
  mountConsole(router);
  mountTicketPage(router);
  mountUnsubscribe(app);
}
