import { messages } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import { invalidInput } from '../../platform/errors.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { markMessages } from './mark-messages.js';
import { reply } from './reply.js';
import { writeAsCustomer } from './write-as-customer.js';

export function mountConversations(app: App): void {
  serve(app, messages.send, ({ request, params, body }) => {
    if (isStaff(request.actor)) return reply(request, { ...params, ...body });
    if (body.status !== undefined) throw invalidInput([notForCustomers]);
    return writeAsCustomer(request, { ...params, body: body.body });
  });
  serve(app, messages.mark, ({ request, params, body }) => markMessages(request, { ...params, ...body }));
}

const notForCustomers = {
  path: 'status',
  message: 'Only staff set the status with a message',
  code: 'not_for_customers',
};
