import { type FaqChange, type FaqEntry, type Locale, StaleVersionError } from '@logishift/support-sdk';
import { type SeenEntry, saveEntry } from '../../data/faq.js';
import { isSameText, type Texts, textOf } from './faq-draft.js';

/** Somebody else has changed texts that one wrote over: what they are now, by language, and the version that they are of. */
export class Overtaken extends Error {
  constructor(
    readonly theirs: Texts,
    readonly version: number,
  ) {
    super('Somebody else was there first');
  }
}

/** What an entry says in the languages of some texts. */
export const savedTexts = (entry: FaqEntry | undefined, texts: Texts): Texts =>
  Object.fromEntries((Object.keys(texts) as Locale[]).map((locale) => [locale, textOf(entry, {}, locale)]));

/**
 * Saves texts over those that they were written over. Where somebody else has changed another part of the entry meanwhile, both changes stay.
 * @throws Overtaken where it is one of these texts; else as `saveEntry`.
 */
export async function saveOver(
  seen: SeenEntry,
  change: FaqChange & { translations: Texts },
  over: Texts,
): Promise<FaqEntry> {
  for (let { version } = seen; ; ) {
    try {
      return await saveEntry({ id: seen.id, version }, change);
    } catch (error) {
      const now = error instanceof StaleVersionError ? error.problem.entry : undefined;
      if (!now) throw error;
      const theirs = Object.entries(savedTexts(now, change.translations)).filter(
        ([locale, text]) => !isSameText(over[locale as Locale], text),
      );
      if (theirs.length > 0) throw new Overtaken(Object.fromEntries(theirs), now.version);
      version = now.version;
    }
  }
}
