import {
  AnotherPersonError,
  ConflictError,
  ConnectionError,
  ForbiddenError,
  NotFoundError,
  type ProblemCode,
  ProblemError,
  RateLimitedError,
  StaleVersionError,
  type TicketStatus,
  TimeoutError,
  UnauthorizedError,
} from '@logishift/support-sdk';
import { t } from './index.js';

/** What went wrong and what to do, in words for the person at the screen. */
export function explain(error: unknown): string {
  if (error instanceof ConnectionError) return t.problem.connection;
  if (error instanceof TimeoutError) return t.problem.timeout;
  if (error instanceof ForbiddenError) return t.problem.forbidden;
  if (error instanceof NotFoundError) return t.problem.gone;
  if (error instanceof ConflictError) return explainConflict(error);
  if (error instanceof StaleVersionError || error instanceof AnotherPersonError) return t.problem.changed;
  if (error instanceof RateLimitedError) return t.signIn.tooMany(error.retryAfter ?? 60);
  if (error instanceof ProblemError && error.status < 500) return error.message;
  const reference = error instanceof ProblemError && error.requestId ? ` ${t.problem.reference(error.requestId)}` : '';
  return t.problem.server + reference;
}

/** Why an act could not happen when its time came. */
export function explainCode(code: ProblemCode): string {
  if (code === 'not_found') return t.problem.gone;
  return code === 'forbidden' || code === 'unauthorized' ? t.problem.forbidden : t.problem.changed;
}

/** What is wrong with a field, by the server's stable code where there are words for it. */
export function explainField({ code, message }: { code: string; message: string }): string {
  const faults: Record<string, string> = t.register.passwordFault;
  return faults[code] ?? message;
}

function explainConflict({ code, problem }: ConflictError): string {
  if (code === 'agent_not_assignable') return t.problem.notAssignable;
  if (code === 'order_changed') return t.faq.orderChanged;
  if (code !== 'move_not_allowed') return t.problem.changed;
  const possible = (problem.allowed_statuses ?? []) as TicketStatus[];
  return t.problem.notNow(possible.map((status) => t.status[status]).join(', '));
}

/** Why signing in did not work. */
export function explainSignIn(error: unknown): string {
  if (error instanceof UnauthorizedError) return t.signIn.wrong;
  if (error instanceof ForbiddenError && error.code === 'account_suspended') return t.signIn.suspended;
  if (error instanceof RateLimitedError) return t.signIn.tooMany(error.retryAfter ?? 60);
  return explain(error);
}
