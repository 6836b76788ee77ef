import type { FaqChange, FaqEntry, Locale } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import { faqEntry, noEntry } from './entries.js';
import { tellOfChange } from './kept-faq.js';
import { lockEntry, nextVersion, removeTranslation, saveTranslation, updateEntry } from './queries.js';

/** Changes what is named of an entry; a translation that is null goes. */
export async function updateFaqEntry(
  request: Request,
  { id, translations = {}, ...change }: FaqChange & { id: string },
): Promise<FaqEntry> {
  return inTransaction(request, async (request) => {
    if (!(await lockEntry(request, id))) throw noEntry();
    for (const [locale, text] of Object.entries(translations)) {
      if (text) await saveTranslation(request, id, locale as Locale, text);
      else await removeTranslation(request, id, locale as Locale);
    }
    const version = await nextVersion(request);
    await updateEntry(request, id, {
      ...change,
      version,
      updated_at: request.now().toISOString(),
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
