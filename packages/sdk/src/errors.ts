import type { FaqEntry, InputError, PersonName, Problem, ProblemCode, Ticket, TicketStatus } from './contract/index.js';

/** Base of everything the SDK rejects with, but for an abort, which rejects with the signal's reason. */
export class SupportError extends Error {
  override name = 'SupportError';
}

/** No answer came: the network is down, the name does not resolve, or the connection broke. */
export class ConnectionError extends SupportError {
  override name = 'ConnectionError';
}

/** No answer came in time (`timeout`, per attempt). */
export class TimeoutError extends SupportError {
  override name = 'TimeoutError';
}

/** The server refused, and says why. Check `code`, which is stable; `message` is for people. */
export class ProblemError extends SupportError {
  override name = 'ProblemError';
  /** Stable code, such as `already_assigned`. */
  readonly code: ProblemCode;
  /** HTTP status. */
  readonly status: number;
  /** Quote it when asking for help: the server's log has it. */
  readonly requestId: string;
  /** Seconds to wait before trying again, where the server said so. */
  readonly retryAfter: number | undefined;
  /** The whole problem document, with members of its own for some codes (`allowed_statuses`, `agent`, `ticket`, `entry`, `order`). */
  readonly problem: Problem;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.request_id;
    this.retryAfter = retryAfter;
  }
}

/** 401: no token, a bad one, or one that has expired. */
export class UnauthorizedError extends ProblemError {
  override name = 'UnauthorizedError';
  /** `tries_left`: with `wrong_code`, where this network asked for a code. */
  declare readonly problem: Problem & { tries_left?: number };
}
/** 403: this role may never do that. */
export class ForbiddenError extends ProblemError {
  override name = 'ForbiddenError';
}
/** 404: not there, or not yours to see. */
export class NotFoundError extends ProblemError {
  override name = 'NotFoundError';
}
/** 409: not possible in the present state; `code` says why. */
export class ConflictError extends ProblemError {
  override name = 'ConflictError';
  /**
   * `agent`: who has the ticket, with `already_assigned`. `allowed_statuses`: with `move_not_allowed`. `order`: ids as they stand now,
   * with `order_changed`.
   */
  declare readonly problem: Problem & { agent?: PersonName; allowed_statuses?: TicketStatus[]; order?: string[] };
}
/** 412, code `another_person`: the token is of somebody else than the request was meant for. Nothing was done. */
export class AnotherPersonError extends ProblemError {
  override name = 'AnotherPersonError';
}
/** 412: what was to be changed has changed since you read it; `problem.ticket` or `problem.entry` is the current one. */
export class StaleVersionError extends ProblemError {
  override name = 'StaleVersionError';
  /** As it is now. `ticket`: to staff it is a `StaffTicket`. `entry`: of the FAQ. */
  declare readonly problem: Problem & { ticket?: Ticket; entry?: FaqEntry };
}
/** 422: some fields need a change; `errors` names each. */
export class InvalidInputError extends ProblemError {
  override name = 'InvalidInputError';
  get errors(): InputError[] {
    return this.problem.errors ?? [];
  }
}
/** 429: too many requests; `retryAfter` says when to come back. */
export class RateLimitedError extends ProblemError {
  override name = 'RateLimitedError';
}
/** 5xx: the fault is the server's. */
export class ServerError extends ProblemError {
  override name = 'ServerError';
}

const byStatus: Record<number, typeof ProblemError> = {
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  412: StaleVersionError,
  422: InvalidInputError,
  429: RateLimitedError,
};

/** Reads an answer that is not a success. A proxy's HTML page becomes a problem too: code `bad_request`, or `unavailable`. */
export function toProblemError(response: Response, body: string): ProblemError {
  const { status } = response;
  const found = parse(body);
  // A gateway's JSON may have a `code` of its own, without what ours always says.
  const problem: Problem =
    found?.code && found.type === 'about:blank'
      ? (found as Problem)
      : {
          type: 'about:blank',
          title: `The server answered ${status}: is \`baseUrl\` right?`,
          status,
          code: status >= 500 ? 'unavailable' : 'bad_request',
          request_id: response.headers.get('x-request-id') ?? '',
        };
  const ErrorClass =
    problem.code === 'another_person'
      ? AnotherPersonError
      : (byStatus[status] ?? (status >= 500 ? ServerError : ProblemError));
  return new ErrorClass(problem, Number(response.headers.get('retry-after')) || undefined);
}

/** What JSON says; undefined if it is none. */
export function parse(body: string): Partial<Problem> | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
