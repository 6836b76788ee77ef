import { css, html, type TemplateResult } from 'lit';

/** A stretch of a text, in UTF-16 units: from `start` up to and without `end`. */
export interface Mark {
  start: number;
  end: number;
}

/** What was looked for, marked: on every tint, and where the system chooses the colours. */
export const marks = css`
  mark {
    margin-inline: -1px; padding-inline: 1px; border-radius: 2px; color: var(--ls-color-text); font-weight: var(--ls-weight-strong);
    background: color-mix(in srgb, var(--ls-color-accent) 16%, transparent); box-shadow: inset 0 -2px color-mix(in srgb, var(--ls-color-accent) 55%, transparent);
  }
  @media (forced-colors: active) { mark { background: none; color: inherit; outline: 1px solid; } }
`;

/** A text with its marks. */
export function markedText(text: string, marked: readonly Mark[]): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { start, end } of marked) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** How much may stand before the first mark where a text has one line: the mark must be seen. */
const usualLead = () => (matchMedia('(max-width: 819px)').matches ? 12 : 36);

/** On one line: what is long before the first mark is left out, whole words of it. */
export function onOneLine(text: string, marked: readonly Mark[], lead = usualLead()): { text: string; marks: Mark[] } {
  const from = marked[0]?.start ?? 0;
  if (from <= lead) return { text, marks: [...marked] };
  const blank = text.indexOf(' ', from - lead);
  const cut = blank >= 0 && blank < from ? blank + 1 : from;
  const by = cut - 1;
  return { text: `…${text.slice(cut)}`, marks: marked.map(({ start, end }) => ({ start: start - by, end: end - by })) };
}
