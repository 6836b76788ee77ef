import type { Stretch } from '@logishift/support-sdk/words';

/** UTF-16 units of a text that are shown, and of these before the first word that was looked for. */
const most = 240;
const before = 60;

/** What of a text is shown around the words that were looked for, on one line, with where they stand in it. */
export function excerptAround(text: string, marks: readonly Stretch[]): { text: string; marks: Stretch[] } {
  const first = marks[0]?.[0] ?? 0;
  const begin = first <= before ? 0 : wordAfter(text, first - before, first);
  const end = begin + most >= text.length ? text.length : wordBefore(text, begin + most, begin + most - 40);
  const [ahead, behind] = [begin > 0 ? '…' : '', end < text.length ? '…' : ''];
  const shift = ahead.length - begin;
  return {
    // Each break becomes one blank: where the words stand stays the same.
    text: ahead + text.slice(begin, end).replace(/\p{Cc}/gu, ' ') + behind,
    marks: marks.flatMap(([from, to]): Stretch[] => (from >= end ? [] : [[from + shift, Math.min(to, end) + shift]])),
  };
}

/** The beginning of the next word, if there is one near; never the second half of a character. */
function wordAfter(text: string, at: number, last: number): number {
  const blank = text.slice(at, last).search(/\s\S/);
  return blank >= 0 ? at + blank + 1 : whole(text, at);
}

function wordBefore(text: string, at: number, first: number): number {
  const blank = text.slice(first, at).search(/\s\S*$/);
  return blank >= 0 ? first + blank : whole(text, at);
}

const whole = (text: string, at: number) => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at);
