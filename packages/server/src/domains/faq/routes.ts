import { faq } from '@logishift/support-sdk/contract';
import { etag } from 'hono/etag';
import { knownPerson } from '../../platform/http/caller/known-person.js';
import { honoPath } from '../../platform/http/contract/contract-path.js';
import type { App, Http } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { renderDraft } from './markdown.js';
import {
  createFaqEntry,
  faqAnswer,
  faqEntries,
  faqEntry,
  faqQuestions,
  retireFaqEntry,
  updateFaqEntry,
  voteOnFaqEntry,
} from './service.js';
import { FaqShelves } from './shelf.js';

export function mountFaq(app: App): void {
  const shelves = new FaqShelves();
  for (const path of [faq.list.path, faq.answer.path]) app.router.get(honoPath(path), etag());
  // Said after the answer is there: a failure must not be kept by a cache.
  const keep = (http: Http) => http.header('cache-control', 'public, max-age=60');
  serve(app, faq.list, async ({ request, query, http }) => {
    const questions = await faqQuestions(request, shelves, query);
    keep(http);
    return questions;
  });
  serve(app, faq.answer, async ({ request, params, query, http }) => {
    const answer = await faqAnswer(request, params.id, query.locale);
    keep(http);
    return answer;
  });
  serve(app, faq.vote, async ({ request, params, body, http }) => {
    const voter = { person_id: await knownPerson(app, http), address: request.network };
    return voteOnFaqEntry(request, request.limiter, voter, params.id, body.helpful);
  });
  serve(app, faq.entries, ({ request, query }) => faqEntries(request, query));
  serve(app, faq.create, ({ request, body }) => createFaqEntry(request, body));
  serve(app, faq.preview, async ({ body }) => ({ answer_html: renderDraft(body.answer) }));
  serve(app, faq.get, ({ request, params }) => faqEntry(request, params.id));
  serve(app, faq.update, ({ request, params, body }) => updateFaqEntry(request, params.id, body));
  serve(app, faq.retire, ({ request, params }) => retireFaqEntry(request, params.id));
}
