import type { FaqChange, FaqEntry, NewFaqEntry } from '@logishift/support-sdk';
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

function byPlace(a: FaqEntry, b: FaqEntry): number {
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

/** Moves an entry one place up (-1) or down (1) among those of its category. Gives its place then, from 1. */
export async function moveEntry(entry: FaqEntry, by: -1 | 1): Promise<number> {
  const order = neighbours(entry);
  const from = order.findIndex(({ id }) => id === entry.id);
  const neighbour = order[from + by];
  if (from < 0 || !neighbour) return from + 1;
  order[from + by] = entry;
  order[from] = neighbour;
  // Only those whose place differs are written: two, where positions were already distinct.
  try {
    for (const [position, { id, position: before }] of order.entries()) {
      if (position !== before) await support.faq.update(id, { position });
    }
  } finally {
    await faqEntries().reload();
  }
  return from + by + 1;
}

async function settled(entry: FaqEntry): Promise<FaqEntry> {
  await faqEntries().reload();
  return entry;
}
