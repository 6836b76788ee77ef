import type { FaqAnswer, FaqChange, FaqEntry, Locale, NewFaqEntry } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const entries = keyed(() => new Resource<FaqEntry[]>(async () => (await support.faq.entries()).data.sort(byPlace)));
const answers = keyed(
  (locale: Locale) => new Resource<FaqAnswer[]>(async () => (await support.faq.list({ locale })).data),
);

/** Admin: every entry with all translations, retired ones too. */
export const faqEntries = () => entries(null);

/** What customers see in a language: the source of the preview. */
export const faqAnswers = answers;

function byPlace(a: FaqEntry, b: FaqEntry): number {
  return a.category.localeCompare(b.category) || a.position - b.position || a.id.localeCompare(b.id);
}

/** @throws InvalidInputError with `errors`. */
export async function saveEntry(id: string, change: FaqChange): Promise<FaqEntry> {
  return settled(await support.faq.update(id, change));
}

/** `attempt` makes a second try of the same entry safe. @throws InvalidInputError with `errors`. */
export async function createEntry(entry: NewFaqEntry, attempt: string): Promise<FaqEntry> {
  return settled(await support.faq.create(entry, { idempotencyKey: attempt }));
}

/** Kept, and shown no more. */
export async function retireEntry(id: string): Promise<FaqEntry> {
  return settled(await support.faq.retire(id));
}

/** Moves an entry one place up (-1) or down (1) among those of its category. */
export async function moveEntry(entry: FaqEntry, by: -1 | 1): Promise<void> {
  const order = (faqEntries().value ?? []).filter(({ category }) => category === entry.category);
  const from = order.findIndex(({ id }) => id === entry.id);
  const neighbour = order[from + by];
  if (from < 0 || !neighbour) return;
  order[from + by] = entry;
  order[from] = neighbour;
  // Only those whose place differs are written: two, where positions were already distinct.
  for (const [position, { id, position: before }] of order.entries()) {
    if (position !== before) await support.faq.update(id, { position });
  }
  await faqEntries().reload();
}

async function settled(entry: FaqEntry): Promise<FaqEntry> {
  const locales = Object.keys(entry.translations) as Locale[];
  await Promise.all([faqEntries().reload(), ...locales.map((locale) => faqAnswers(locale).reload())]);
  return entry;
}
