import { type InputError, type ProblemCode, problems } from '@logishift/support-sdk/contract';

/** A typed "no" to a caller: the one kind of error that becomes a problem document with a reason. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: ProblemCode;
  /** Members of the problem document that some codes carry: `errors`, `allowed_statuses`, `agent`, `ticket`, `entry`, `order`. */
  readonly members: Record<string, unknown>;
  /** Seconds, for `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, detail?: string, members: Record<string, unknown> = {}, retryAfter?: number) {
    // It is an answer: nobody reads where it came from, and strangers can ask for many.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(detail ?? problems[code].title);
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.members = members;
    this.retryAfter = retryAfter;
  }
}

/** So many mistakes are told at once: who makes more is not helped by a longer answer, and costs no more than others. */
export const mostErrors = 20;

/** Refuses input, naming every field at once. */
export function invalidInput(found: InputError[]): Refusal {
  const errors = found
    .slice(0, mostErrors)
    .map(({ path, message, code }) => ({ path: clipBytes(path, 100), message: clipBytes(message, 200), code }));
  const more = found.length > mostErrors ? '; and more' : '';
  return new Refusal('invalid_input', errors.map(({ path, message }) => `${path}: ${message}`).join('; ') + more, {
    errors,
  });
}

/** A text of at most so many bytes, as it stands in JSON: what a caller sent is not sent back at any length. */
export function clipBytes(text: string, most: number): string {
  let size = 0;
  let length = 0;
  for (const character of text) {
    size += Buffer.byteLength(JSON.stringify(character)) - 2;
    if (size > most) return `${text.slice(0, length)}…`;
    length += character.length;
  }
  return text;
}

/** Something the operator must mend before the server can start; the message says what to do. */
export class StartError extends Error {
  override name = 'StartError';
}

/** What an error says, whatever was thrown: for logs and messages, so that telling of a fault is never one itself. */
export function reasonOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message) || error.name;
    return String(error);
  } catch {
    return 'something that cannot be told';
  }
}
