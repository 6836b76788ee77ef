import { type Problem, type ProblemCode, problems } from '@logishift/support-sdk/contract';
import { HTTPException } from 'hono/http-exception';
import { isDatabaseAway } from '../db/away.js';
import { clipBytes, Refusal } from '../errors.js';
import type { Http } from './router.js';

/** The one mapper from errors to RFC 9457 problem documents. What is no refusal is a bare 500, logged in full. */
export function toProblem(error: Error, http: Http, logUnexpected: (error: Error) => void): Response {
  if (error instanceof Refusal)
    return problemResponse(http, error.code, error.message, error.members, error.retryAfter);
  if (isDatabaseAway(error)) {
    return problemResponse(http, 'unavailable', 'The database does not answer. Try again shortly.', {}, 2);
  }
  if (error instanceof HTTPException && error.status < 500) return problemResponse(http, 'bad_request', error.message);
  logUnexpected(error);
  return problemResponse(http, 'internal', 'Quote the request id when you ask about it.');
}

/** Bytes of a `detail`, whatever it repeats of the input. */
const mostDetail = 1000;

export function problemResponse(
  http: Http,
  code: ProblemCode,
  detail: string,
  members: Record<string, unknown> = {},
  retryAfter?: number,
): Response {
  const { status, title } = problems[code];
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    detail: clipBytes(detail, mostDetail),
    code,
    request_id: http.get('request_id'),
    ...members,
  };
  if (retryAfter !== undefined) http.header('retry-after', String(retryAfter));
  if (status === 401) http.header('www-authenticate', 'Bearer');
  return http.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json' });
}
