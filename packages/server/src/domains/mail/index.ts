import { notificationKinds } from '@logishift/support-sdk/contract';
import { defineDomain, reactTo } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { mailer } from '../identity/index.js';
import { mailOut } from './expand.js';
import { mailJobs } from './jobs.js';
import { insertMail } from './outbox.js';
import { mountMail } from './routes.js';
import { forgetExpiredMails } from './send.js';
import { settings } from './settings.js';
import { createMailTransport, mailTransport, senderIn } from './transport.js';

export { fonts } from './html.js';
export { settings as mailSettings } from './settings.js';
export { directionOf, type TextKey, wordsIn } from './texts/index.js';
export { mailTransport } from './transport.js';
export { type Leaving, readUnsubscribe, unsubscribe } from './unsubscribe.js';

/** What is told by mail. */
export const mail = defineDomain({
  name: 'mail',
  settings,
  provides: [provide(mailer, { queue: insertMail, senderOf: (context) => senderIn(settings.of(context)) })],
  start: async (context) => {
    const transport = createMailTransport(settings.of(context), context.log);
    return { provides: [provide(mailTransport, transport)], stop: () => transport.close() };
  },
  routes: mountMail,
  reactions: { tell: reactTo(notificationKinds, mailOut) },
  jobs: mailJobs,
  cleanUp: [forgetExpiredMails],
});
