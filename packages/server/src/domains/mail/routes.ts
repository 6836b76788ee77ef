import { mails } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { listMails, retryMail } from './mails.js';

export function mountMail(app: App): void {
  serve(app, mails.list, ({ request, query }) => listMails(request, query));
  serve(app, mails.retry, ({ request, params }) => retryMail(request, params));
}
