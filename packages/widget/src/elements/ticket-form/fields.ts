import type { Draft } from '../../session/draft.js';
import type { TextKey } from '../../texts/en.js';

/** Characters a field may hold, as the API has it. */
export const limits = { subject: 200, description: 10_000 };

export type FieldName = 'category' | 'subject' | 'description';
export const fieldNames: readonly FieldName[] = ['category', 'subject', 'description'];

/** What is missing or too long, by field. The server checks again, and has the last word. */
export function findMistakes(draft: Draft): Partial<Record<FieldName, { key: TextKey; max?: number }>> {
  const mistakes: ReturnType<typeof findMistakes> = {};
  if (!draft.category) mistakes.category = { key: 'form_no_category' };
  if (!draft.subject.trim()) mistakes.subject = { key: 'form_no_subject' };
  if (!draft.description.trim()) mistakes.description = { key: 'form_no_description' };
  for (const name of ['subject', 'description'] as const) {
    if (draft[name].trim().length > limits[name]) mistakes[name] = { key: 'form_too_long', max: limits[name] };
  }
  return mistakes;
}
