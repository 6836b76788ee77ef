/** What the launcher asks of the server, and shows of it, while its panel was not opened. */
import type { News as Told } from '@logishift/support-sdk/customer';
import type { LogishiftHelp } from './help.js';
import { LogishiftUnreadEvent } from './unread.event.js';
import type { Watching } from './watching.js';

/** What the launcher's number counts, by its name: the language, and the forms of that, by its plural rules, `other` last. */
const newAnswers: Record<string, [language: string, forms: Record<string, string>]> = {
  'Get help': ['en', { one: 'new answer', other: 'new answers' }],
  'मदद लें': ['hi', { one: 'नया जवाब', other: 'नए जवाब' }],
  Ayuda: ['es', { one: 'respuesta nueva', other: 'respuestas nuevas' }],
  Aide: ['fr', { one: 'nouvelle réponse', other: 'nouvelles réponses' }],
  Hilfe: ['de', { one: 'neue Antwort', other: 'neue Antworten' }],
  المساعدة: ['ar', { one: 'رد جديد', two: 'ردود جديدة', few: 'ردود جديدة', many: 'ردًا جديدًا', other: 'رد جديد' }],
};

const styles = `
.badge {
  position: absolute; inset-block-end: 34px; inset-inline-end: -4px; padding: 4px 7px; border-radius: 24px;
  background: var(--o); color: var(--a); font-size: 13px; box-shadow: 0 0 0 2px var(--a);
}
.badge:empty { display: none; }
@media (forced-colors: active) { .badge { border: 2px solid; } }
`;

const storageKey = 'logishift-support-';

/**
 * What is new for whoever asks: asked for once a page. Where there is anything to wait for, what follows it comes too
 * (`watching.ts`), until the panel is opened, which counts from then on.
 */
export class News {
  /** How many tickets have news; 100 is more than 99. */
  tickets = 0;
  /** The panel counts by now. */
  isCounted = false;

  readonly help: LogishiftHelp;
  readonly button: HTMLButtonElement;
  readonly #badge = document.createElement('span');
  readonly #worn: CSSStyleSheet[] = [];
  /** What was last put at the end of the launcher's name. */
  #said = ', ';
  readonly #naming = new MutationObserver(() => this.#draw());
  #asker: unknown;
  /** Whose token it was that was asked with last: it ends the streams of a person whom only `getToken` named. */
  #bearer: string | null | undefined;
  #person: string | null | undefined;
  /** What the panel said last. */
  #counted: Told | undefined;
  /** Of the times it was asked, which: the one before asks no more. */
  #turn = 0;
  #watching: Promise<Watching> | undefined;

  constructor(help: LogishiftHelp) {
    this.help = help;
    this.button = help.shadowRoot!.querySelector('button[part]')!;
    this.#badge.className = this.#badge.part.value = 'badge';
  }

  /** Stands on the launcher, for as long as that stands on the page. */
  #join(): void {
    if (this.#badge.isConnected) return;
    this.wear(styles);
    // The blank is not seen: it parts the two for those who read the text.
    this.button.append(' ', this.#badge);
    this.#naming.observe(this.button, { attributeFilter: ['aria-label'] });
    // Written in another element of the page: from now on there is something to wait for.
    document.addEventListener('logishift-ticket-created', this.#created);
  }

  /** The number, and at the end of the launcher's name what it is, unless that says something else now. */
  #draw(): void {
    const { tickets, button } = this;
    const count = tickets > 99 ? '99+' : `${tickets || ''}`;
    this.#badge.textContent = count;
    const [language, forms] = newAnswers[button.querySelector('span')!.textContent] ?? newAnswers['Get help']!;
    const said = `, ${count} ${forms[new Intl.PluralRules(language).select(tickets)] ?? forms.other}`;
    const name = button.ariaLabel?.split(this.#said)[0];
    this.#said = said;
    button.ariaLabel = count && !button.ariaBusy ? name + said : name!;
    // What it has just done is no news to it.
    this.#naming.takeRecords();
  }

  /** Asks, if that is somebody else than before: a token, what gives one, or a guest's proof. */
  async ask(asker: unknown): Promise<void> {
    // It may have left the page while this was on its way.
    if (asker === this.#asker || !this.help.isConnected) return;
    this.#join();
    this.#asker = asker;
    this.rest();
    if (!asker) this.#become(0);
    else if (!this.isCounted) await this.look();
  }

  /** Asks again, less and less often, while no answer comes: until the server will not say, or nobody waits for it any more. */
  async look(): Promise<void> {
    const turn = ++this.#turn;
    const asker = this.#asker;
    const isOver = () => turn !== this.#turn || asker !== this.#asker || !this.help.isConnected;
    for (let pause = 2_000; ; pause *= 2) {
      try {
        const answer = await this.#request('news/', 'GET', await this.token(null));
        const told: Told | undefined = answer?.ok ? await answer.json() : undefined;
        if (isOver()) return;
        if (told) return await this.#tell(told, answer!.headers.get('support-person'));
        if (!answer || (answer.status < 500 && answer.status !== 429)) return;
      } catch {
        // A badge is not worth an error: the panel says what is wrong when it is opened.
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (isOver()) return;
    }
  }

  /** What the panel was told is new, and of whom: of nobody, nothing is. */
  count(told: Told | undefined, person: string | undefined): void {
    if (!this.help.isConnected) return;
    this.#join();
    if (!this.isCounted) {
      this.isCounted = true;
      this.#watching?.then((watching) => watching.rest()).catch(() => {});
    }
    this.#person = person ?? this.#person;
    this.#become(told?.unread_tickets ?? 0);
    // Drawn again, it says the same again.
    if (told && told === this.#counted) return;
    this.#counted = told;
    const act = told?.latest ? this.#watch() : this.#watching;
    act?.then((watching) => told === this.#counted && watching.tellSoon(told)).catch(() => {});
  }

  /** Gives the token to ask with: the host's before a guest's own. */
  async token(rejected: string | null): Promise<string | null | undefined> {
    const { token, getToken } = this.help;
    this.#bearer = token || (await getToken?.({ rejected })) || this.#guest();
    return this.#bearer;
  }

  /** Forgets what is kept in this browser, and ends the person's streams in every other tab. */
  signOut(token?: string | null): void {
    const bearer = token || this.#bearer;
    const person = this.#person;
    this.#bearer = undefined;
    // What was asked for them comes too late.
    this.#asker = null;
    this.#become(0);
    this.rest();
    if (bearer && !this.isCounted) void this.#request('live/', 'DELETE', bearer)?.catch(() => {});
    try {
      for (const name of ['draft', 'guest']) sessionStorage.removeItem(storageKey + name);
      for (const name of ['told', 'dismissed']) localStorage.removeItem(storageKey + name);
      // Where the server has not said who signs out, nothing of it stays.
      for (const key of Object.keys(localStorage)) {
        const [kind, api, owner] = key.split(' ');
        if (kind!.startsWith(storageKey) && api === this.help.api && (!person || owner === person))
          localStorage.removeItem(key);
      }
    } catch {
      // Storage is blocked: nothing is kept. `tab-storage.ts` would come to the panel in a file of its own.
    }
  }

  /** The person has signed out somewhere else: until somebody else asks, there is nothing new. */
  forget(): void {
    this.#become(0);
    this.rest();
  }

  /** Nothing is watched or shown any more of whoever was asked for. */
  rest(): void {
    this.#person = undefined;
    this.#watching?.then((watching) => watching.forget()).catch(() => {});
  }

  /** Gives the launcher more styles, for as long as this is there. */
  wear(styles: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.#worn.push(sheet);
    this.help.shadowRoot!.adoptedStyleSheets.push(sheet);
  }

  /** Leaves the page. */
  leave(): void {
    this.#asker = undefined;
    this.#become(0);
    this.#watching?.then((watching) => watching.leave()).catch(() => {});
    this.#watching = undefined;
    this.#naming.disconnect();
    this.#badge.remove();
    const root = this.help.shadowRoot!;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !this.#worn.includes(sheet));
    document.removeEventListener('logishift-ticket-created', this.#created);
  }

  #created = (): void => {
    if (!this.isCounted && this.#asker) void this.look();
  };

  /** Of nobody else's server: what is kept says whose proof it is. */
  #guest(): string | undefined {
    try {
      const { api, session } = JSON.parse(sessionStorage[`${storageKey}guest`]);
      return api === this.help.api ? session.access : undefined;
    } catch {
      return undefined;
    }
  }

  #request(path: string, method: string, bearer: string | null | undefined): Promise<Response> | undefined {
    if (!bearer) return undefined;
    const { api } = this.help;
    return fetch(`${api.replace(/\/+$/, '')}/api/support/${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}` },
    });
  }

  async #tell(told: Told, person: string | null): Promise<void> {
    // By another token of the same asker: what is shown of the one before is none of theirs.
    if (this.#person && person !== this.#person) this.rest();
    this.#person = person;
    if (!this.isCounted) this.#become(told.unread_tickets);
    const { unread_tickets, open_tickets } = told;
    if (!this.#watching && !unread_tickets && !open_tickets) return;
    const asker = this.#asker;
    const watching = await this.#watch();
    if (asker === this.#asker) watching.tell(told);
  }

  #watch(): Promise<Watching> {
    this.#watching ??= import('./watching.js').then(({ Watching }) => new Watching(this));
    this.#watching.catch(() => (this.#watching = undefined));
    return this.#watching;
  }

  #become(tickets: number): void {
    if (tickets === this.tickets) return;
    this.tickets = tickets;
    this.#draw();
    this.help.dispatchEvent(new LogishiftUnreadEvent(tickets));
  }
}
