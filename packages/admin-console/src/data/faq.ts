import {
  type FaqChange,
  type FaqEntry,
  type Locale,
  type NewFaqEntry,
  StaleVersionError,
} from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const entries = keyed(
  () =>
    new Resource<FaqEntry[]>(async () => {
      const all: FaqEntry[] = [];
      for await (const entry of support.faq.entries({ limit: 50 })) all.push(entry);
      return all.sort(byPlace);
    }),
);

/** Admin: every entry with all translations, retired ones too. */
export const faqEntries = () => entries(null);

/** What an entry was when it was seen: a change of another is refused. */
export type SeenEntry = Pick<FaqEntry, 'id' | 'version'>;

export function byPlace(a: FaqEntry, b: FaqEntry): number {
  return a.category.localeCompare(b.category) || a.position - b.position || a.id.localeCompare(b.id);
}

/** Those of an entry's category, in their order: where it can be moved. */
export function neighbours(entry: FaqEntry): FaqEntry[] {
  return (faqEntries().value ?? []).filter(({ category }) => category === entry.category);
}

/** The HTML of an answer, from the very renderer and sanitiser that make what customers get. */
export async function previewAnswer(answer: string): Promise<string> {
  return (await support.faq.preview(answer)).answer_html;
}

/**
 * Changes an entry if nobody else has since it was seen.
 * @throws StaleVersionError with the present one as `problem.entry`; InvalidInputError with `errors`.
 */
export async function saveEntry({ id, version }: SeenEntry, change: FaqChange): Promise<FaqEntry> {
  return settled(support.faq.update(id, change, { ifMatch: version }).catch(unlessSo(change)));
}

/** `attempt` makes a second try of the same entry safe. @throws InvalidInputError with `errors`. */
export async function createEntry(entry: NewFaqEntry, attempt: string): Promise<FaqEntry> {
  return settled(support.faq.create(entry, { idempotencyKey: attempt }));
}

/** Kept, and shown no more. @throws StaleVersionError as saving does. */
export async function retireEntry({ id, version }: SeenEntry): Promise<FaqEntry> {
  return settled(support.faq.retire(id, { ifMatch: version }).catch(unlessSo({ is_active: false })));
}

/** A change whose answer was lost, sent again, meets itself: what is as it was wanted is no conflict. */
const unlessSo =
  ({ category, is_active, translations = {} }: FaqChange) =>
  (error: unknown): FaqEntry => {
    const now = error instanceof StaleVersionError ? error.problem.entry : undefined;
    const isSo =
      now &&
      (category ?? now.category) === now.category &&
      (is_active ?? now.is_active) === now.is_active &&
      Object.entries(translations).every(([locale, wanted]) => {
        const text = now.translations[locale as Locale];
        return text?.question === wanted?.question.trim() && text?.answer === wanted?.answer.trim();
      });
    if (!isSo) throw error;
    return now;
  };

/** Refused, too: then somebody else has changed something. */
async function settled(sent: Promise<FaqEntry>): Promise<FaqEntry> {
  try {
    return await sent;
  } finally {
    await faqEntries().reload();
  }
}
