import { faq } from '@logishift/support-sdk/contract';
import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { knownPerson } from '../../platform/http/caller/known-person.js';
import { honoPath } from '../../platform/http/contract/contract-path.js';
import type { App, Env } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { createFaqEntry } from './create-entry.js';
import { faqEntries, faqEntry } from './entries.js';
import { renderDraft } from './markdown.js';
import { faqAnswer, faqQuestions } from './questions.js';
import { retireFaqEntry, updateFaqEntry } from './update-entry.js';
import { voteOnFaqEntry } from './vote-on-entry.js';

export function mountFaq(app: App): void {
  for (const { path } of [faq.list, faq.answer]) app.router.get(honoPath(path), etag(), keepForAMinute);
  serve(app, faq.list, ({ request, query }) => faqQuestions(request, query));
  serve(app, faq.answer, ({ request, params, query }) => faqAnswer(request, { ...query, ...params }));
  serve(app, faq.vote, async ({ request, params, body, http }) =>
    voteOnFaqEntry(request, { ...body, ...params, person_id: await knownPerson(app, http) }),
  );
  serve(app, faq.entries, ({ request, query }) => faqEntries(request, query));
  serve(app, faq.create, ({ request, body }) => createFaqEntry(request, body));
  serve(app, faq.preview, async ({ body }) => ({ answer_html: renderDraft(body.answer) }));
  serve(app, faq.get, ({ request, params }) => faqEntry(request, params));
  serve(app, faq.update, ({ request, params, body }) => updateFaqEntry(request, { ...body, ...params }));
  serve(app, faq.retire, ({ request, params }) => retireFaqEntry(request, params));
}

/** An answer that is the same for everybody may be kept by a cache; a failure must not. */
const keepForAMinute: MiddlewareHandler<Env> = async (http, next) => {
  await next();
  if (http.res.ok) http.res.headers.set('cache-control', 'public, max-age=60');
};
