import { defineSettings } from '../../platform/config/settings.js';
import { connectionUrl, domain, mailFrom } from '../../platform/config/values.js';

export const settings = defineSettings({
  shapes: {
    SMTP_URL: connectionUrl(/^smtps?$/, 'smtps://user:password@mail.example.com').optional(),
    SUPPORT_MAIL_FROM: mailFrom.optional(),
    SUPPORT_MAIL_REPLY_DOMAIN: domain.optional(),
  },
  check: ({ SMTP_URL, SUPPORT_MAIL_FROM }) =>
    SMTP_URL && !SUPPORT_MAIL_FROM ? [['SUPPORT_MAIL_FROM', 'goes together with SMTP_URL: whose mails they are']] : [],
  make: (it, { publicUrl }) => ({
    /** Absent: mails are written to the log. */
    smtpUrl: it.SMTP_URL,
    mailFrom: it.SUPPORT_MAIL_FROM ?? `logiShift support <support@${new URL(publicUrl).hostname}>`,
    /** Where replies to mails are received. Absent: nowhere, and mails say so. */
    mailReplyDomain: it.SUPPORT_MAIL_REPLY_DOMAIN,
  }),
});
