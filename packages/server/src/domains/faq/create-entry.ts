import type { FaqEntry, Locale, NewFaqEntry } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { newId } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { faqEntry } from './entries.js';
import { tellOfChange } from './kept-faq.js';
import { insertEntry, lastPosition, nextVersion, saveTranslation } from './queries.js';

export async function createFaqEntry(request: Request, input: NewFaqEntry): Promise<FaqEntry> {
  return inTransaction(request, async (request) => {
    const id = newId(request);
    const version = await nextVersion(request);
    const at = request.now().toISOString();
    await insertEntry(request, {
      id,
      category: input.category,
      position: input.position ?? (await lastPosition(request, input.category)) + 1,
      is_active: input.is_active ?? true,
      version,
      created_at: at,
      updated_at: at,
    });
    for (const [locale, text] of Object.entries(input.translations)) {
      await saveTranslation(request, id, locale as Locale, text);
    }
    tellOfChange(request, version);
    return faqEntry(request, { id });
  });
}
