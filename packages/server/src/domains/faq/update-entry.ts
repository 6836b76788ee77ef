import type { FaqChange, FaqEntry, Locale } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import { faqEntry } from './entries.js';
import { tellOfChange } from './kept-faq.js';
import { nextVersion, removeTranslation, saveTranslation, updateEntry } from './queries.js';

/** Changes what is named of an entry; a translation that is null goes. */
export async function updateFaqEntry(
  request: Request,
  { id, translations = {}, ...change }: FaqChange & { id: string },
): Promise<FaqEntry> {
  return inTransaction(request, async (request) => {
    const version = await nextVersion(request);
    const before = await faqEntry(request, { id });
    requireVersion(request, before);
    for (const [locale, text] of Object.entries(translations)) {
      if (text) await saveTranslation(request, id, locale as Locale, text);
      else await removeTranslation(request, id, locale as Locale);
    }
    await updateEntry(request, id, {
      ...change,
      version,
      ...(isAnother(before, { ...change, translations }) && {
        entry_version: before.version + 1,
        updated_at: request.now().toISOString(),
      }),
    });
    tellOfChange(request, version);
    const entry = await faqEntry(request, { id });
    if (Object.keys(entry.translations).length === 0) {
      throw invalidInput([{ path: 'translations', message: 'Keep at least one translation', code: 'none_left' }]);
    }
    return entry;
  });
}

/** It is kept, and shown no more. */
export const retireFaqEntry = (request: Request, { id }: { id: string }) =>
  updateFaqEntry(request, { id, is_active: false });

/** Refuses who has not seen the entry as it is now. */
function requireVersion(request: Request, entry: FaqEntry): void {
  if (request.ifMatch === null || request.ifMatch === entry.version) return;
  throw new Refusal('stale_version', 'The entry has changed since you read it. Look at it again, then decide.', {
    entry,
  });
}

/** Does a change say anything new, but for the place? */
function isAnother(entry: FaqEntry, { category, is_active, translations = {} }: FaqChange): boolean {
  if ((category ?? entry.category) !== entry.category || (is_active ?? entry.is_active) !== entry.is_active)
    return true;
  return Object.entries(translations).some(([locale, text]) => {
    const before = entry.translations[locale as Locale];
    return before?.question !== text?.question || before?.answer !== text?.answer;
  });
}
