import { now } from '../session/clock.js';
import type { Forms, TextKey, Texts } from './en.js';
import { chooseLanguage, directionOf, type Language } from './language.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Codes that mean the same to a customer as another. */
const alike: Record<string, string> = {
  feedback_too_early: 'move_not_allowed',
  stale_version: 'move_not_allowed',
  payload_too_large: 'invalid_input',
};

/** The texts, numbers and times of one language. */
export class Words {
  /** BCP 47. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly #texts: Texts;
  readonly #plural: Intl.PluralRules;
  readonly #relative: Intl.RelativeTimeFormat;

  constructor(locale: string, texts: Texts) {
    this.locale = locale;
    this.dir = directionOf(locale);
    this.#texts = texts;
    this.#plural = new Intl.PluralRules(locale);
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  }

  /** A text with its values filled in; `count` also chooses the plural form. */
  t = (key: TextKey, values: Record<string, string | number> = {}): string => {
    const entry: string | Forms = this.#texts[key];
    const text =
      typeof entry === 'string' ? entry : (entry[this.#plural.select(Number(values.count ?? 0))] ?? entry.other);
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return typeof value === 'number' ? value.toLocaleString(this.locale) : (value ?? whole);
    });
  };

  /** Why something was refused: by the server's stable code, as its own words are English. */
  reason(error: unknown): string {
    const { code, retryAfter } = (error ?? {}) as { code?: string; retryAfter?: number };
    const key = `reason_${alike[code!] ?? code}`;
    return this.t(key in this.#texts ? (key as TextKey) : 'reason_other', {
      time: this.span((retryAfter ?? 60) * 1000),
    });
  }

  /** The language alone, without its region. */
  get language(): Language {
    return chooseLanguage([this.locale]).language;
  }

  /** What a language is called in this one: `Englisch`. */
  languageName(locale: string): string {
    return new Intl.DisplayNames(this.locale, { type: 'language' }).of(locale) ?? locale;
  }

  /** `13:12` */
  time(iso: string): string {
    return this.#format(iso, { timeStyle: 'short' });
  }

  /** `Today`, `Yesterday`, `Wed, 18 Nov` */
  day(iso: string, at = now()): string {
    const days = Math.round((midnight(at) - midnight(Date.parse(iso))) / day);
    if (days === 0) return this.t('today');
    if (days === 1) return this.t('yesterday');
    return this.#format(iso, { weekday: 'short', day: 'numeric', month: 'short' });
  }

  /** `13:12` today, `yesterday`, `Wed, 18 Nov`: short enough for a column, and as it stands in a sentence. */
  when(iso: string, at = now()): string {
    if (midnight(at) === midnight(Date.parse(iso))) return this.time(iso);
    const day = this.day(iso, at);
    return day === this.t('yesterday') ? day.toLocaleLowerCase(this.locale) : day;
  }

  /** `3 min ago` within the hour, then as `when`: what a narrow column has room for. */
  age(iso: string, at = now()): string {
    return at - Date.parse(iso) < hour ? this.ago(iso, at) : this.when(iso, at);
  }

  /** `Today 13:12` */
  moment(iso: string, at = now()): string {
    return `${this.day(iso, at)} ${this.time(iso)}`;
  }

  /** `Friday 4 December at 14:05` */
  date(iso: string): string {
    return this.#format(iso, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  }

  /** What people call somebody by. */
  firstName(name: string): string {
    return name.trim().split(/\s+/)[0] ?? '';
  }

  /** In full, for a tooltip. */
  exact(iso: string): string {
    return this.#format(iso, { dateStyle: 'full', timeStyle: 'short' });
  }

  /** `3 min ago` */
  ago(iso: string, at = now()): string {
    const past = Date.parse(iso) - at;
    const size = Math.abs(past);
    if (size < minute) return this.#relative.format(0, 'second');
    if (size < hour) return this.#relative.format(Math.trunc(past / minute), 'minute');
    if (size < day) return this.#relative.format(Math.trunc(past / hour), 'hour');
    if (size < 7 * day) return this.#relative.format(Math.trunc(past / day), 'day');
    return this.#format(iso, { day: 'numeric', month: 'short', year: 'numeric' });
  }

  /** `2 h`, or `2 hours`: the largest unit that fits. */
  span(milliseconds: number, unitDisplay: 'narrow' | 'long' = 'narrow'): string {
    const [size, unit] =
      milliseconds < minute
        ? [1000, 'second']
        : milliseconds < hour
          ? [minute, 'minute']
          : milliseconds < 2 * day
            ? [hour, 'hour']
            : [day, 'day'];
    const value = Math.max(1, Math.round(milliseconds / (size as number)));
    const text = value.toLocaleString(this.locale, { style: 'unit', unit: unit as string, unitDisplay });
    return text.replace(/(\p{N})(?=\p{L})/u, '$1\u00a0');
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.locale, options).format(new Date(iso));
  }
}

const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
