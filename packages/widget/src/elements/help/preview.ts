import type { NewsKind, News as Told } from '@logishift/support-sdk/customer';
import { keepInside } from '../../parts/edge.js';
import type { TextKey } from '../../texts/en.js';
import type { Words } from '../../texts/words.js';
import type { News } from './news.js';
import { previewStyles } from './preview.styles.js';
import { chooseSound, hasSound } from './sound.js';

type Latest = NonNullable<Told['latest']>;

/** Milliseconds that it is there whole. */
const wholeFor = 12_000;

/** The status says it: no other kind is news. */
type ByStatus<_ extends Exclude<Latest['kind'], NewsKind> | 'ticket.status_changed'> = string;

/** What happened, in a few words: by whom, if it was somebody. */
export function happened({ kind, status, author_name }: Latest, words: Words): string {
  const name = words.firstName(author_name ?? '') || words.t('team');
  if (kind === 'ticket.message') return words.t('news_answered', { name });
  if (kind === 'ticket.assigned') return words.t('event_taken', { name });
  if (status === 'resolved' && author_name) return words.t('event_resolved', { name });
  const said: Partial<Record<Latest['status'], TextKey>> = {
    resolved: 'event_resolved_team',
    closed: 'event_closed_team',
    on_hold: 'event_on_hold',
    in_progress: 'event_in_progress',
  };
  return words.t(said[status] ?? 'event_unassigned') satisfies ByStatus<typeof kind>;
}

/** The last thing that happened on a customer's tickets, beside the launcher: it takes no focus, and makes itself small. */
export class Preview {
  /** What happened, as it stands there. */
  says = '';

  readonly #news: News;
  /** Says it to those who listen instead of looking; there before there is anything to say. */
  readonly #said = make('p', { className: 'said', role: 'status' });
  #card: HTMLElement | undefined;
  /** When what it shows happened. */
  #at = '';
  /** When the last thing happened that was told, here or on a page before. */
  #newest = '';
  /** All that it was drawn of. */
  #shows = '';
  readonly #gone = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(news: News) {
    this.#news = news;
    news.wear(previewStyles);
    news.button.after(this.#said);
    this.#newest = this.#read('told');
    // Whoever opens the panel sees more than this.
    this.#watchPanel.observe(news.button, { attributeFilter: ['hidden'] });
    const putAway = ({ key }: StorageEvent) => {
      if (key === `${storageKey}dismissed` && this.#read('dismissed') === this.#at) this.#remove();
    };
    // Put away in one tab, it is in all.
    addEventListener('storage', putAway, { signal: this.#gone.signal });
  }

  readonly #watchPanel = new MutationObserver(() => {
    if (this.#isOpen) this.#dismiss();
  });

  /** Leaves the page. */
  leave(): void {
    this.hide();
    this.#gone.abort();
    this.#watchPanel.disconnect();
    this.#said.remove();
  }

  /** The host shows nothing but the number. */
  get isOff(): boolean {
    return this.#news.help.getAttribute('preview') === 'off';
  }

  get #isOpen(): boolean {
    return this.#news.button.hidden;
  }

  /**
   * Shows it whole, if nobody here has been told of it yet, in a line if they have, and not at all if they have put it away.
   *
   * @returns whether they are told of it only now
   */
  show(latest: Latest, tickets: number, words: Words): boolean {
    this.says = happened(latest, words);
    const isSame = latest.at === this.#at;
    // Times as the server writes them stand in their order.
    const isNew = latest.at > this.#newest;
    this.#at = latest.at;
    if (isNew) {
      this.#newest = latest.at;
      this.#keep('told', latest.at);
    }
    if (this.#isOpen) {
      this.#dismiss();
      return isNew && document.visibilityState === 'hidden';
    }
    if (isNew) this.#say(latest, words);
    const shows = JSON.stringify([
      latest,
      tickets,
      words.locale,
      words.ago(latest.at),
      this.#news.help.getAttribute('preview'),
    ]);
    if (shows === this.#shows && this.#card?.isConnected) return isNew;
    this.#shows = shows;
    if (this.isOff || this.#read('dismissed') === latest.at) this.#remove();
    else if (!isSame || this.#card)
      this.#draw(latest, tickets, words, isSame ? !!this.#card?.matches('.line') : !isNew);
    return isNew;
  }

  hide(): void {
    this.#at = this.#shows = this.says = '';
    this.#newest = this.#read('told');
    this.#said.textContent = '';
    this.#remove();
  }

  #say(latest: Latest, words: Words): void {
    const { kind, parcel, subject } = latest;
    const name = words.firstName(latest.author_name ?? '') || words.t('team');
    this.#said.textContent =
      kind === 'ticket.message' && parcel
        ? words.t('news_answered_about', { name, parcel })
        : `${this.says}: ${parcel ? words.t('parcel', { number: parcel }) : subject}`;
    this.#said.lang = words.locale;
  }

  #draw(latest: Latest, tickets: number, words: Words, isLine: boolean): void {
    const { ticket_id, subject, parcel, excerpt, author_name, at } = latest;
    const { help, button } = this.#news;
    const isBrief = help.hasAttribute('preview');
    const who = author_name?.trim();
    const others = tickets > 1 ? ` ${words.t('news_more', { count: tickets - 1 })}` : '';
    const [before, after] = words.t('parcel', { number: '\n' }).split('\n') as [string, string];
    const number = parcel && make('bdi', { className: 'parcel' }, before, make('bdi', { dir: 'ltr' }, parcel), after);
    const about = [...(isBrief ? [] : [make('bdi', {}, subject)]), ...(number ? [number] : [])];
    const open = () => void help.open({ view: 'ticket', ticketId: ticket_id });
    const when = make('time', { dateTime: at, title: words.exact(at) }, make('small', {}, words.ago(at)));
    const head = `${this.says}${others}`;
    const line = parcel ? [`${head}\u00a0· `, make('bdi', { className: 'parcel', dir: 'ltr' }, parcel)] : [head];
    const sound = make('button', { className: 'quiet', role: 'switch' }, make('u', {}), words.t('sound'));
    sound.ariaChecked = `${hasSound()}`;
    sound.onclick = () => {
      chooseSound(!hasSound());
      sound.ariaChecked = `${hasSound()}`;
    };
    const hadFocus = this.#focused;
    const card = make(
      'section',
      { className: isLine ? 'preview line' : 'preview', ariaLabel: this.says, dir: words.dir, lang: words.locale },
      make(
        'header',
        {},
        ...(who
          ? [make('i', { ariaHidden: 'true' }, [...who][0]!.toLocaleUpperCase(words.locale))]
          : [make('i', {}, '•')]),
        make('span', {}, make('strong', {}, head), make('small', {}, ...about)),
        when,
        make('button', { className: 'quiet whole', onclick: open }, ...line),
        make(
          'button',
          {
            className: 'quiet close',
            title: words.t('close'),
            ariaLabel: words.t('close'),
            onclick: () => this.#dismiss(),
          },
          cross(),
        ),
      ),
      ...(excerpt && !isBrief ? [make('p', { className: 'text' }, excerpt)] : []),
      make('footer', {}, make('button', { className: 'act', onclick: open }, words.t('open_ticket')), sound),
    );
    card.part.value = 'preview';
    keepInside(card, true);
    card.addEventListener('keydown', this.#keys);
    this.#remove();
    this.#card = card;
    button.before(card);
    // Drawn anew under somebody's fingers: they stay where they were.
    if (hadFocus) card.querySelector<HTMLElement>(`.${hadFocus}`)?.focus();
    if (!isLine) this.#shrinkLater(wholeFor);
  }

  /** Of what has the focus, which it is. */
  get #focused(): string | undefined {
    const at = this.#news.help.shadowRoot!.activeElement;
    return this.#card?.contains(at) ? [...at!.classList].at(-1) : undefined;
  }

  /** One who reads it, or is elsewhere, has it whole for longer. */
  #shrinkLater(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      const isUsed = this.#card?.matches(':hover, :focus-within') || document.visibilityState === 'hidden';
      if (isUsed) this.#shrinkLater(2_000);
      else this.#card?.classList.add('line');
    }, milliseconds);
  }

  #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#dismiss();
  };

  /** It was seen, or put away: the number stays. */
  #dismiss(): void {
    const hadFocus = this.#focused;
    if (this.#at) this.#keep('dismissed', this.#at);
    this.#remove();
    if (hadFocus) this.#news.button.focus();
  }

  #remove(): void {
    clearTimeout(this.#timer);
    this.#card?.remove();
    this.#card = undefined;
  }

  // Only when it was, and nothing of what or whose.
  #read(what: string): string {
    try {
      return localStorage.getItem(storageKey + what) ?? '';
    } catch {
      return '';
    }
  }

  #keep(what: string, at: string): void {
    try {
      localStorage.setItem(storageKey + what, at);
    } catch {
      // Storage is blocked: it is whole again on the next page.
    }
  }
}

const storageKey = 'logishift-support-';

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...inside);
  return node;
}

function cross(): SVGElement {
  const [svg, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name)) as [
    SVGElement,
    SVGElement,
  ];
  svg.setAttribute('viewBox', '0 0 18 18');
  path.setAttribute('d', 'M4 4l10 10M14 4 4 14');
  svg.append(path);
  return svg;
}
