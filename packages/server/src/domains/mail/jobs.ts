import type { Context } from '../../platform/context.js';
import type { AskedJob, ScheduledJob } from '../../platform/jobs/jobs.js';
import { sendMailJob } from '../../platform/mail/outbox.js';
import { type MailTransport, maxConnections } from '../../platform/mail/transport.js';
import type { SigningKeys } from '../identity/index.js';
import { expandEvent, notifyByMailJob } from './expand.js';
import { sendMail, sweepMails } from './send.js';
import { writeMail } from './write.js';

/** What has mails written and sent. */
export function mailJobs(context: Context, keys: SigningKeys, transport: MailTransport): (AskedJob | ScheduledJob)[] {
  const desk = { keys, from: transport.from };
  return [
    {
      name: notifyByMailJob,
      run: ({ event_id }) => expandEvent(context, event_id as string),
    },
    {
      name: sendMailJob,
      atOnce: maxConnections,
      run: ({ mail_id }) =>
        sendMail(context, transport, (context, mail) => writeMail(context, desk, mail), mail_id as string),
    },
    { name: 'send-overdue-mails', cron: '* * * * *', run: () => sweepMails(context) },
  ];
}
