import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { mailer } from '../identity/index.js';
import { mailJobs } from './jobs.js';
import { mountMail } from './routes.js';
import { mailReader } from './sending/mail-reader.js';
import { insertMail } from './sending/outbox.js';
import { forgetExpiredMails } from './sending/send.js';
import { createMailTransport, mailTransport, senderIn } from './sending/transport.js';
import { settings } from './settings.js';

export { fonts } from './letters/html.js';
export { directionOf, type TextKey, wordsIn } from './letters/texts/index.js';
export { mailTransport } from './sending/transport.js';
export { settings as mailSettings } from './settings.js';
export { readUnsubscribe, type Unsubscriber, unsubscribe } from './unsubscribing/unsubscribe.js';

/** What is told by mail. */
export const mail = defineDomain({
  name: 'mail',
  settings,
  provides: [provide(mailer, { queue: insertMail, senderOf: (context) => senderIn(settings.of(context)) })],
  start: async (context, { workers }) => {
    const transport = createMailTransport(settings.of(context), context.log, {
      // Which the others are told, for nobody else finds it out.
      state: workers.fact('mail', 'ok'),
      sends: workers.doesJobs,
    });
    return { provides: [provide(mailTransport, transport)], stop: () => transport.close() };
  },
  routes: mountMail,
  jobs: mailJobs,
  readers: [mailReader],
  cleanUp: [forgetExpiredMails],
});
