import type { Mail, MailState, Page } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

export const mailStates = ['dead', 'queued', 'sending', 'sent', 'logged'] as const satisfies MailState[];
const pageSize = 50;

/** Admin: the newest mails of a state; `all` are of any. */
export class MailList extends Resource<Page<Mail>> {
  #page: (cursor?: string) => PromiseLike<Page<Mail>>;

  constructor(show: MailState | 'all') {
    const page = (cursor?: string) =>
      support.mail.list({ limit: pageSize, ...(show !== 'all' && { state: show }), ...(cursor && { cursor }) });
    super(() => Promise.resolve(page()));
    this.#page = page;
  }

  async more(): Promise<void> {
    if (!this.value?.next_cursor) return;
    const next = await this.#page(this.value.next_cursor);
    this.patch(({ data }) => ({ data: [...data, ...next.data], next_cursor: next.next_cursor }));
  }
}

export const mailList = keyed((show: MailState | 'all') => new MailList(show));

/** Sends one again that was given up. @throws ConflictError, code `mail_not_dead`, when it is under way already. */
export async function retryMail(id: string): Promise<void> {
  try {
    await support.mail.retry(id);
  } finally {
    await Promise.all(
      mailList
        .all()
        .filter(({ isWatched }) => isWatched)
        .map((list) => list.reload()),
    );
  }
}
