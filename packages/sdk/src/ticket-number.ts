import { withAsciiDigits, withoutUnseen } from './text.js';

/**
 * The number of a ticket in what somebody typed or copied, as tickets have it: `LS-1042`. Takes it with what stands
 * around it in mails and lists (`[LS-1042] Dented`, `Ticket #1042`, `(ls 1042)`), with any dash and the digits of any
 * script. Null: there is none, or more than one.
 */
export function ticketNumber(typed: string): string | null {
  const text = withAsciiDigits(withoutUnseen(typed.normalize('NFKC')));
  const named = [...text.matchAll(/(?<![\p{L}\p{N}])LS[\s\p{Pd}\u2212]*(\d{1,12})(?![\p{L}\p{N}])/giu)];
  const numbers = new Set(named.map(([, digits]) => bare(digits as string)));
  if (numbers.size > 0) return numbers.size === 1 ? `LS-${[...numbers][0]}` : null;
  // Without its letters it must be all there is, but for signs around it and a word that says what it is.
  const alone =
    /^[^\p{L}\p{N}]*(?:(?:ticket|no|nr)(?!\p{L})[^\p{L}\p{N}]*|[\p{L}\p{M}]+\s*#\s*)?(\d{1,12})[^\p{L}\p{N}]*$/iu.exec(
      text,
    );
  return alone ? `LS-${bare(alone[1] as string)}` : null;
}

/** The id of a ticket in an address of it, as a browser or a mail has it. Null: this is no such address. */
export const ticketIdInUrl = (typed: string): string | null =>
  /^\s*https?:\/\/\S+?\/tickets\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/i
    .exec(typed)?.[1]
    ?.toLowerCase() ?? null;

const bare = (digits: string) => digits.replace(/^0+(?=\d)/, '');
