import type { LiveEventKind, News as Told } from '@logishift/support-sdk/customer';
import { Live } from '@logishift/support-sdk/live';
import { LogishiftErrorEvent } from '../../events.js';
import { loadWords } from '../../session/root.js';
import type { News } from './news.js';
import { PageTitle } from './page-title.js';
import { Preview } from './preview.js';
import { playSound } from './sound.js';

/** What may change what is new. */
const changes: LiveEventKind[] = ['ready', 'reset', 'ticket.message', 'notification', 'notifications.read'];

// Milliseconds.
/** What one act changes comes together; and who reads an answer as it comes has it read by then. */
const together = 600;
const pollEvery = 45_000;
/** A page out of sight that no stream tells is asked about for so long. */
const hiddenFor = 3_600_000;

/**
 * Follows what is new for somebody who waits: by the stream, which all tabs share, and by asking now and then where there
 * is none. Shows it beside the launcher and in the page's title, and says it.
 */
export class Watching {
  readonly #news: News;
  readonly #preview: Preview;
  readonly #title = new PageTitle();
  #live: Live | undefined;
  #isTold = false;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #hiddenAt = 0;
  #turn = 0;

  constructor(news: News) {
    this.#news = news;
    this.#preview = new Preview(news);
  }

  /** What the server said is new. */
  async tell({ unread_tickets, open_tickets, latest }: Told): Promise<void> {
    const news = this.#news;
    const { help } = news;
    if (news.isCounted || (!unread_tickets && !open_tickets)) this.rest();
    else this.#open();
    if (!latest) {
      this.hide();
      return;
    }
    const turn = ++this.#turn;
    const report = (error: unknown) => help.dispatchEvent(new LogishiftErrorEvent(error));
    const words = await loadWords(help, help.lang, help.texts, report);
    if (turn !== this.#turn) return;
    const isNew = this.#preview.show(latest, unread_tickets, words);
    this.#title.say(
      `(${unread_tickets > 99 ? '99+' : unread_tickets}) ${this.#preview.isOff ? '' : this.#preview.says}`,
    );
    if (isNew) playSound(latest.at);
  }

  /** Something may be new: asks in a moment, once for all that happens until then. */
  lookSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.#news.look();
    }, together);
  }

  /** Tells in a moment what somebody else has asked for: who reads an answer as it comes has read it by then. */
  tellSoon(told: Told | undefined): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    if (!told?.latest) this.hide();
    else
      this.#soon = setTimeout(() => {
        this.#soon = undefined;
        void this.tell(told);
      }, together);
  }

  /** Follows nothing any more: somebody else does, or there is nothing to wait for. */
  rest(): void {
    this.#live?.close();
    this.#live = undefined;
    this.#isTold = false;
    clearInterval(this.#poll);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /** The same, and shows nothing of whoever it was. */
  forget(): void {
    this.rest();
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.hide();
  }

  /** Leaves the page. */
  leave(): void {
    this.forget();
    this.#preview.leave();
  }

  /** There is nothing new any more. */
  hide(): void {
    this.#turn++;
    this.#preview.hide();
    this.#title.restore();
  }

  #open(): void {
    if (this.#live) return;
    const news = this.#news;
    const live = new Live({ baseUrl: news.help.api, token: ({ rejected }) => news.token(rejected) });
    this.#live = live;
    live.onStatus((status) => {
      if (status !== 'open') this.#isTold = false;
    });
    for (const kind of changes) {
      live.on(kind, (told: object) => {
        // Only now is it sure that anything comes through: some proxies keep it back.
        if (kind === 'ready') this.#isTold = true;
        // What one has written is no news.
        if ((told as { message?: { author_role?: string } }).message?.author_role !== 'customer') this.lookSoon();
      });
    }
    live.on('end', ({ reason }) => {
      if (reason === 'signed_out') news.forget();
    });
    this.#poll = setInterval(() => {
      const isSeen = document.visibilityState === 'visible' || performance.now() - this.#hiddenAt < hiddenFor;
      if (!this.#isTold && isSeen) void news.look();
    }, pollEvery);
    document.addEventListener('visibilitychange', this.#seen);
  }

  #seen = (): void => {
    if (document.visibilityState === 'hidden') this.#hiddenAt = performance.now();
    // A page without a stream was told nothing meanwhile.
    else if (!this.#isTold) this.lookSoon();
  };
}
