import type { FoundOwnTicket } from '@logishift/support-sdk/customer';
import { html, type TemplateResult } from 'lit';

type Marks = NonNullable<FoundOwnTicket['hit']>['marks'];

/** A text with what was looked for marked in it. */
export function marked(text: string, marks: Marks, from = 0): (string | TemplateResult)[] {
  let at = from;
  const parts = marks.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, html`<mark>${text.slice(start, end)}</mark>`];
  });
  return [...parts, text.slice(at)];
}

/** The same of a long text, from shortly before the first mark on: further down, a row of two lines would not show it. */
export function markedFromHere(text: string, marks: Marks): (string | TemplateResult)[] {
  const start = marks[0]?.start ?? 0;
  if (start <= 40) return marked(text, marks);
  const blank = text.indexOf(' ', start - 30);
  return ['…', ...marked(text, marks, blank < 0 || blank > start ? start : blank + 1)];
}
