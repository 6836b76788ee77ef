import { type FaqQuestion, type Locale, mostOfExcerpt } from '@logishift/support-sdk/contract';
import { bagOf, type FaqBags } from '@logishift/support-sdk/finding';
import type { Context } from '../../platform/context.js';
import { excerptOf } from '../../platform/excerpt.js';
import { chooseTranslation } from './choose-translation.js';
import { plainAnswer } from './markdown.js';
import { faqVersion, listShown, readTexts, type ShownEntry } from './queries.js';

/** An entry in one language, as lists show it, and the words by which it is found. */
export interface Shelved extends FaqQuestion {
  position: number;
  /** The FAQ's version in which it was changed last. */
  version: number;
  bags: FaqBags;
}

interface Shelf {
  version: number;
  /** In their order. */
  entries: Shelved[];
}

/** Entries that are read and folded before other requests have their turn: some 10 ms of the longest. */
const atOnce = 20;

/**
 * The FAQ in memory, by language: folding its texts for each search would cost more than all the rest of a request. Of a new version
 * only what has changed is read.
 */
export class FaqShelves {
  readonly #shelves = new Map<Locale, Shelf>();
  readonly #underWay = new Map<Locale, Promise<Shelf>>();

  /** What is shown in a language, in its order, as of a version or a later one. */
  async entries(context: Context, locale: Locale, version: number): Promise<readonly Shelved[]> {
    let shelf = this.#shelves.get(locale);
    // Twice: one that was under way may have looked before this version was there.
    for (let turn = 0; turn < 2 && !(shelf && shelf.version >= version); turn++) {
      shelf = await this.#refresh(context, locale);
    }
    return shelf?.entries ?? [];
  }

  /** Everything is read anew by whoever asks next. */
  clear(): void {
    this.#shelves.clear();
  }

  /** Those who come at the same time wait for the same. */
  #refresh(context: Context, locale: Locale): Promise<Shelf> {
    const underWay =
      this.#underWay.get(locale) ??
      this.#load(context, locale).finally(() => {
        this.#underWay.delete(locale);
      });
    this.#underWay.set(locale, underWay);
    return underWay;
  }

  async #load(context: Context, locale: Locale): Promise<Shelf> {
    // Each is read before what it stands for: a change meanwhile makes it out of date, never falsely new.
    const version = await faqVersion(context);
    const shown = await listShown(context);
    const known = new Map(this.#shelves.get(locale)?.entries.map((entry) => [entry.id, entry]));
    const kept = new Map<string, Shelved>();
    const changed: ShownEntry[] = [];
    for (const entry of shown) {
      const before = known.get(entry.id);
      if (before?.version === entry.version) kept.set(entry.id, before);
      else changed.push(entry);
    }
    for (let from = 0; from < changed.length; from += atOnce) {
      for (const entry of await shelve(context, changed.slice(from, from + atOnce), locale)) kept.set(entry.id, entry);
    }
    const shelf = { version, entries: shown.flatMap(({ id }) => kept.get(id) ?? []) };
    this.#shelves.set(locale, shelf);
    return shelf;
  }
}
async function shelve(context: Context, entries: ShownEntry[], asked: Locale): Promise<Shelved[]> {
  const chosen = entries.flatMap((entry) => {
    const has = Object.fromEntries(entry.locales.map((locale) => [locale, true]));
    const locale = chooseTranslation(has, asked)?.locale;
    return locale ? [{ ...entry, locale }] : [];
  });
  const texts = await readTexts(context, chosen);
  return chosen.flatMap(({ id, category, position, version, locale }) => {
    const text = texts.get(id);
    if (!text) return [];
    const plain = plainAnswer(text.answer);
    const bags = { question: bagOf(text.question), answer: bagOf(plain) };
    return [
      {
        id,
        question: text.question,
        excerpt: excerptOf(plain, mostOfExcerpt),
        category,
        locale,
        position,
        version,
        bags,
      },
    ];
  });
}
