import { faq } from '@logishift/support-sdk/contract';
import { askedWords } from '@logishift/support-sdk/finding';
import { knownPerson } from '../../platform/http/caller/known-person.js';
import { sendKept } from '../../platform/http/kept/send-kept.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { languageOf } from './choose-translation.js';
import { createFaqEntry } from './create-entry.js';
import { faqEntries, faqEntry } from './entries.js';
import { keptFaq } from './kept-faq.js';
import { renderDraft } from './markdown.js';
import { reorderFaq } from './order.js';
import { type FaqQuery, faqAnswer, faqQuestions } from './questions.js';
import { retireFaqEntry, updateFaqEntry } from './update-entry.js';
import { voteOnFaqEntry } from './vote-on-entry.js';

/** How long caches keep an answer that is the same for everybody. */
const aMinute = 'public, max-age=60, stale-while-revalidate=600';

export function mountFaq(app: App): void {
  const kept = app.context.ports.get(keptFaq);
  serve(app, faq.list, async ({ request, query, http }) => {
    const asked = listAsked(query);
    const body = await kept.answer(asked, (version) => faqQuestions(request, query, version));
    return sendKept(http, body, aMinute, kept.again(asked));
  });
  serve(app, faq.answer, async ({ request, params, query, http }) => {
    const asked = `${params.id} ${languageOf(query.locale)}`;
    const body = await kept.answer(asked, () => faqAnswer(request, { ...query, ...params }));
    return sendKept(http, body, aMinute, kept.again(asked));
  });
  serve(app, faq.vote, async ({ request, params, body, http }) =>
    voteOnFaqEntry(request, { ...body, ...params, person_id: await knownPerson(app, http) }),
  );
  serve(app, faq.entries, ({ request, query }) => faqEntries(request, query));
  serve(app, faq.create, ({ request, body }) => createFaqEntry(request, body));
  serve(app, faq.preview, async ({ body }) => ({ answer_html: renderDraft(body.answer) }));
  serve(app, faq.reorder, ({ request, body }) => reorderFaq(request, body));
  serve(app, faq.get, ({ request, params }) => faqEntry(request, params));
  serve(app, faq.update, ({ request, params, body }) => updateFaqEntry(request, { ...body, ...params }));
  serve(app, faq.retire, ({ request, params }) => retireFaqEntry(request, params));
}

/** What a list is asked for, in one form: other words for the same have the same answer. */
function listAsked({ category, locale, q = '', cursor = '', limit }: FaqQuery): string {
  const categories = [...new Set(category)].sort().join();
  return JSON.stringify([categories, languageOf(locale), askedWords(q).sort(), cursor, limit]);
}
