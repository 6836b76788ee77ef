import { type InputError, type ProblemCode, problems } from '@logishift/support-sdk/contract';

/** A typed "no" to a caller: the one kind of error that becomes a problem document with a reason. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: ProblemCode;
  /** Members of the problem document that some codes carry: `errors`, `allowed_statuses`, `agent`, `ticket`. */
  readonly members: Record<string, unknown>;
  /** Seconds, for `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, detail?: string, members: Record<string, unknown> = {}, retryAfter?: number) {
    super(detail ?? problems[code].title);
    this.code = code;
    this.members = members;
    this.retryAfter = retryAfter;
  }
}

/** Refuses input, naming every field at once. */
export const invalidInput = (errors: InputError[]) =>
  new Refusal('invalid_input', errors.map((error) => `${error.path}: ${error.message}`).join('; '), { errors });

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
