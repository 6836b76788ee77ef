import type { StaffTicket } from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { isPassing, Resource } from './resource.js';
import type { TicketList } from './ticket-list.js';

/** As many as the server looks at in one question. */
const most = 100;
/** Milliseconds: what asks for so little can keep its promise of a place within a second under steady news, too. */
const longestGap = 600;

/**
 * Tickets of which there is news: their rows alone are looked at again, all together, and put where they stand now. A list
 * that is looked at whole costs the more, the further its reader has come.
 */
export class RowNews {
  readonly #told = new Set<string>();
  /** Of which rows an answer is under way that is not older than what is on the screen. */
  readonly #asked = new Set<string>();
  readonly #look: Resource<null>;
  #isFollowed = false;

  /** @param lists those that know their rule @param load the rows of these ids, as far as one may see them */
  constructor(
    private readonly lists: () => TicketList[],
    private readonly load: (ids: string[]) => PromiseLike<StaffTicket[]>,
  ) {
    this.#look = new Resource(async () => {
      await this.#place();
      return null;
    }, longestGap);
  }

  tell(id: string): void {
    this.#told.add(id);
    // The first follower looks at once.
    if (this.#isFollowed) this.#look.touch();
    else this.#look.subscribe(() => undefined);
    this.#isFollowed = true;
  }

  /** Of this row something newer is known than an answer under way can be sure to know: it is asked again. */
  outdate(id: string): void {
    if (this.#asked.delete(id)) this.tell(id);
  }

  async #place(): Promise<void> {
    const shown = this.lists().filter(({ isWatched }) => isWatched);
    // What a list is about to be given may be older.
    await Promise.all(shown.map((list) => list.idle()));
    const ids = [...this.#told];
    this.#told.clear();
    // Who comes back to a list that is not shown looks at all of it.
    if (ids.length === 0 || shown.length === 0 || !session.user) return;
    if (ids.length > most) return this.#lookAtAll();
    for (const id of ids) this.#asked.add(id);
    try {
      const rows = await this.load(ids);
      for (const list of this.lists()) list.place(rows, this.#asked);
    } catch (error) {
      // A node of the version before does not know the question.
      if (!isPassing(error)) return this.#lookAtAll();
      for (const id of ids) this.#told.add(id);
      throw error;
    } finally {
      this.#asked.clear();
    }
  }

  #lookAtAll(): void {
    for (const list of this.lists()) list.touch();
  }
}
