import { faq } from '@logishift/support-sdk/contract';
import { etag } from 'hono/etag';
import { knownPerson } from '../../platform/http/known-person.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { renderDraft } from './markdown.js';
import {
  createFaqEntry,
  faqAnswers,
  faqEntries,
  faqEntry,
  retireFaqEntry,
  updateFaqEntry,
  voteOnFaqEntry,
} from './service.js';

export function mountFaq(app: App): void {
  app.router.use('/api/support/faq', etag());
  serve(app, faq.list, async ({ context, query, http }) => {
    const answers = await faqAnswers(context, query);
    // Set after the answer is there: a failure must not be kept by a cache.
    http.header('cache-control', 'public, max-age=60');
    return answers;
  });
  serve(app, faq.vote, async ({ context, params, body, http }) => {
    const voter = { person_id: await knownPerson(app, http), address: http.get('address') };
    return voteOnFaqEntry(context, app.limiter, voter, params.id, body.helpful);
  });
  serve(app, faq.entries, ({ context, query }) => faqEntries(context, query.category));
  serve(app, faq.create, ({ context, body }) => createFaqEntry(context, body));
  serve(app, faq.preview, async ({ body }) => ({ answer_html: renderDraft(body.answer) }));
  serve(app, faq.get, ({ context, params }) => faqEntry(context, params.id));
  serve(app, faq.update, ({ context, params, body }) => updateFaqEntry(context, params.id, body));
  serve(app, faq.retire, ({ context, params }) => retireFaqEntry(context, params.id));
}
