import { withoutUnseen } from '../text.js';
import { ticketNumber } from '../ticket-number.js';
import type { TextKey } from './types.js';

/** The form in which values of closed sets are written. */
export const inSetForm = (typed: string): string => withoutUnseen(typed).toLowerCase();

/** The value of a closed set, with hyphens or with underscores. */
export function valueIn(values: readonly string[], typed: string): string | undefined {
  const plain = (value: string) => value.replaceAll('-', '_');
  const asked = plain(inSetForm(typed));
  return values.find((value) => plain(value) === asked);
}

/** The one form of a text behind a key; undefined where it has another form. */
export function readText(key: TextKey, typed: string): string | undefined {
  switch (key) {
    case 'assignee':
      return /^@?(me|none|any)$/i.test(typed) ? typed.toLowerCase().replace('@', '') : typed;
    case 'number':
      return ticketNumber(typed) ?? undefined;
    case 'country':
      return /^[a-z]{2}$/i.test(typed) ? typed.toUpperCase() : undefined;
    case 'locale':
      return /^[a-z]{2,3}([-_][a-z\d]{1,8}){0,4}$/i.test(typed)
        ? typed.replaceAll('_', '-').replace(/^[a-z]+/i, (language) => language.toLowerCase())
        : undefined;
    default:
      return typed;
  }
}
