import { z } from 'zod';
import { endpoint } from './endpoint.js';
import {
  anyOf,
  byId,
  id,
  limitOf,
  line,
  locale,
  page,
  paging,
  text,
  ticketCategories,
  ticketCategory,
  time,
} from './values.js';

const language = locale.meta({ description: 'The language it is in, perhaps not the one asked for' });

/** UTF-16 units of an excerpt. */
export const mostOfExcerpt = 200;

/** A question as lists have it, in the language asked for where there is a translation. */
export const faqQuestion = z.strictObject({
  id,
  question: z.string(),
  excerpt: z
    .string()
    .max(mostOfExcerpt)
    .meta({ description: 'The beginning of the answer as plain text; ends in … where the answer goes on' }),
  category: ticketCategory,
  locale: language,
});
export type FaqQuestion = z.output<typeof faqQuestion>;

/** A question and its whole answer, in the language asked for where there is a translation. */
export const faqAnswer = z.strictObject({
  id,
  question: z.string(),
  answer: z.string().meta({ description: 'Markdown' }),
  answer_html: z.string().meta({ description: 'The answer rendered and sanitised by the server: safe to insert' }),
  category: ticketCategory,
  locale: language,
});
export type FaqAnswer = z.output<typeof faqAnswer>;

const askedLanguage = z
  .string()
  .max(35)
  .optional()
  .meta({ description: 'BCP 47; falls back to its language, then English' });

const translation = z.strictObject({ question: line(300), answer: text(20_000) });
const translations = z.partialRecord(locale, translation);

/** An entry as admins edit it: every translation, its place in the category, and whether it is shown. */
export const faqEntry = z.strictObject({
  id,
  category: ticketCategory,
  position: z.int(),
  is_active: z.boolean(),
  version: z.int().meta({ description: 'Rises with every change but that of its place; for `If-Match`' }),
  translations: z.partialRecord(locale, z.strictObject({ question: z.string(), answer: z.string() })),
  helpful_count: z.int().meta({ description: 'Votes that say it helped' }),
  unhelpful_count: z.int().meta({ description: 'Votes that say it did not' }),
  created_at: time,
  updated_at: time,
});
export type FaqEntry = z.output<typeof faqEntry>;

const newFaqEntry = z
  .strictObject({
    category: ticketCategory,
    position: z.int().min(0).max(10_000).optional().meta({ description: 'Default: after the last of its category' }),
    is_active: z.boolean().default(true),
    translations: translations.refine((given) => Object.keys(given).length > 0, 'Write at least one translation'),
  })
  .meta({
    examples: [
      {
        category: 'late',
        translations: { en: { question: 'Where is my parcel?', answer: 'Look at its **tracking page**.' } },
      },
    ],
  });
export type NewFaqEntry = z.input<typeof newFaqEntry>;

const faqChange = z
  .strictObject({
    category: ticketCategory.optional(),
    position: z.int().min(0).max(10_000).optional(),
    is_active: z.boolean().optional(),
    translations: z
      .partialRecord(locale, translation.nullable())
      .optional()
      .meta({ description: 'Languages named here are written; null removes one; the others stay' }),
  })
  .meta({ examples: [{ is_active: false }] });
export type FaqChange = z.input<typeof faqChange>;

/** Entries of a category that can be put into an order: two lists of their ids fit into a body. */
const mostInOrder = 2000;
const inOrder = z.array(id).max(mostInOrder);

/** Have both the same ids, each once? */
const isReordered = ({ seen, order }: { seen: string[]; order: string[] }) =>
  new Set(seen).size === seen.length && [...seen].sort().join() === [...order].sort().join();

const newFaqOrder = z
  .strictObject({
    category: ticketCategory,
    seen: inOrder.meta({ description: 'All entries of the category, retired ones too, in the order that you read' }),
    order: inOrder.meta({ description: 'The same in their new order' }),
  })
  .refine(isReordered, {
    path: ['order'],
    message: 'Name each entry that is in `seen` once, and no other',
  })
  .meta({
    examples: [
      {
        category: 'late',
        seen: ['01a0e5a4-6c00-7000-8000-000000000001', '01a0e5a4-6c00-7000-8000-000000000002'],
        order: ['01a0e5a4-6c00-7000-8000-000000000002', '01a0e5a4-6c00-7000-8000-000000000001'],
      },
    ],
  });
export type NewFaqOrder = z.input<typeof newFaqOrder>;

/** The entries of a category in their order. */
const faqOrder = z.strictObject({ category: ticketCategory, order: z.array(id) });
export type FaqOrder = z.output<typeof faqOrder>;

export const faq = {
  list: endpoint('faq.list', {
    summary: 'The questions of the FAQ, by category, language and words',
    description:
      'Cacheable: has an ETag and honours If-None-Match. With `q`, those that have its words in the question come first.',
    query: z.strictObject({
      category: anyOf(ticketCategories).optional().meta({ description: 'One, or several with commas' }),
      locale: askedLanguage,
      q: z
        .string()
        .trim()
        .max(200)
        .optional()
        .meta({ description: 'Words to look for: each must begin a word of the question or the answer' }),
      cursor: paging.cursor,
      limit: limitOf(200, 200),
    }),
    answer: { status: 200, shape: page(faqQuestion) },
  }),
  answer: endpoint('faq.answer', {
    summary: 'A question with its whole answer',
    description: 'Cacheable: has an ETag and honours If-None-Match.',
    params: byId,
    query: z.strictObject({ locale: askedLanguage }),
    answer: { status: 200, shape: faqAnswer },
  }),
  vote: endpoint('faq.vote', {
    summary: 'Say whether an answer helped',
    description:
      'With a token, a person has one vote an entry and may change it. A token that is not valid counts as none.',
    params: byId,
    body: z.strictObject({ helpful: z.boolean() }).meta({ examples: [{ helpful: true }] }),
    answer: { status: 204, shape: null },
    refusals: ['another_person'],
  }),
  entries: endpoint('faq.entries', {
    summary: 'All FAQ entries with all translations, retired ones too, in their order',
    query: z.strictObject({
      category: anyOf(ticketCategories).optional().meta({ description: 'One, or several with commas' }),
      ...paging,
    }),
    answer: { status: 200, shape: page(faqEntry) },
  }),
  create: endpoint('faq.create', {
    summary: 'Write an FAQ entry',
    body: newFaqEntry,
    answer: { status: 201, shape: faqEntry },
  }),
  preview: endpoint('faq.preview', {
    summary: 'An answer as customers would see it; nothing is kept',
    body: z.strictObject({ answer: text(20_000) }).meta({ examples: [{ answer: 'Look at its **tracking page**.' }] }),
    answer: { status: 200, shape: faqAnswer.pick({ answer_html: true }) },
  }),
  reorder: endpoint('faq.reorder', {
    summary: 'Put the FAQ entries of a category into another order',
    description:
      'All at once, or nothing: where the order is not the one that you read, because entries were added or moved meanwhile, it is 409 with the present `order`. Asked for again, it is answered as before.',
    body: newFaqOrder,
    answer: { status: 200, shape: faqOrder },
    refusals: ['order_changed'],
  }),
  get: endpoint('faq.get', {
    summary: 'One FAQ entry with all translations',
    params: byId,
    answer: { status: 200, shape: faqEntry },
  }),
  update: endpoint('faq.update', {
    summary: 'Change an FAQ entry',
    description: 'Honours `If-Match`.',
    params: byId,
    body: faqChange,
    answer: { status: 200, shape: faqEntry },
    refusals: ['stale_version'],
  }),
  retire: endpoint('faq.retire', {
    summary: 'Retire an FAQ entry: it is kept, and shown no more',
    description: 'Honours `If-Match`.',
    params: byId,
    answer: { status: 200, shape: faqEntry },
    refusals: ['stale_version'],
  }),
};
