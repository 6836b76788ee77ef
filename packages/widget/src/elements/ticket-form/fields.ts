import { isVisible } from '@logishift/support-sdk/text';
import type { Draft } from '../../session/draft.js';
import type { TextKey } from '../../texts/en.js';

/** Characters a field may hold, as the API has it. */
export const limits = { subject: 200, description: 10_000, parcel: 100 };

export type FieldName = 'category' | 'subject' | 'description';
export const fieldNames: readonly FieldName[] = ['category', 'subject', 'description'];

/** What is missing or too long, by field. The server checks again, and has the last word. */
export function findMistakes(draft: Draft): Partial<Record<FieldName, { key: TextKey; max?: number }>> {
  const mistakes: ReturnType<typeof findMistakes> = {};
  for (const name of fieldNames) {
    const { length } = draft[name].trim();
    const max = (limits as Partial<Record<FieldName, number>>)[name];
    if (!isVisible(draft[name])) mistakes[name] = { key: `form_no_${name}` };
    else if (max && length > max) mistakes[name] = { key: 'form_too_long', max };
  }
  return mistakes;
}
