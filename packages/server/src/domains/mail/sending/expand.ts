import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { queueMail, type User } from '../../identity/index.js';
import { type NotificationRow, notificationsOfEvents, storedPreferencesOf } from '../../notifications/index.js';
import { addresseesOf, insertMailItem, isMailedOf, lastMailTo, lockMailsTo } from '../queries.js';
import { placeFor } from './gather.js';
import { wantsMail } from './recipients.js';

/** The job that has an event's notifications mailed to those who want it. */
export const notifyByMailJob = 'notify-by-mail';

/** Finds who is to be mailed of an event. Each gets it once, also when the job is done again. */
export async function expandEvent(context: Context, eventId: string): Promise<void> {
  const rows = (await notificationsOfEvents(context, [eventId])).get(eventId) ?? [];
  const told = new Set<string>();
  // To the person first: who hears of it as themselves need not hear of it as one of a role too.
  for (const row of [...rows].sort((a, b) => Number(a.recipient_id === null) - Number(b.recipient_id === null))) {
    const people = (await addresseesOf(context, row)).filter(({ id }) => !told.has(id));
    const stored = await storedPreferencesOf(
      context,
      people.map(({ id }) => id),
    );
    for (const person of people) {
      told.add(person.id);
      if (wantsMail(row, person, stored.get(person.id) ?? [])) await mailNews(context, person, row);
    }
  }
}

/** Puts a notification into the mail to this person that still waits, or into a new one. */
async function mailNews(
  context: Context,
  { id, email, locale }: User,
  { id: notification_id, ticket_id }: NotificationRow,
) {
  await inTransaction(context, async (context) => {
    if (ticket_id) await lockMailsTo(context, id, ticket_id);
    if (await isMailedOf(context, id, notification_id)) return;
    const last = ticket_id ? await lastMailTo(context, id, ticket_id) : undefined;
    const place = placeFor(last, context.now());
    const mail_id =
      'mail' in place
        ? place.mail
        : await queueMail(context, {
            kind: 'notification',
            to: email as string,
            locale,
            recipient_id: id,
            ticket_id,
            due: place.due,
          });
    await insertMailItem(context, { recipient_id: id, notification_id, mail_id });
  });
}
