import type { Context } from '../../platform/context.js';
import type { AskedJob, ScheduledJob } from '../../platform/jobs/jobs.js';
import { writeMail } from './letters/write.js';
import { expandEvent, notifyByMailJob } from './sending/expand.js';
import { sendMailJob } from './sending/outbox.js';
import { sendMail, sweepMails } from './sending/send.js';
import { mailTransport, maxConnections } from './sending/transport.js';

/** What has mails written and sent. */
export function mailJobs(context: Context): (AskedJob | ScheduledJob)[] {
  const transport = context.ports.get(mailTransport);
  return [
    {
      name: notifyByMailJob,
      mails: true,
      run: ({ event_id }) => expandEvent(context, event_id as string),
    },
    {
      name: sendMailJob,
      atOnce: maxConnections,
      run: ({ mail_id }) =>
        sendMail(context, transport, (context, mail) => writeMail(context, transport.from, mail), mail_id as string),
    },
    { name: 'send-overdue-mails', cron: '* * * * *', run: () => sweepMails(context) },
  ];
}
