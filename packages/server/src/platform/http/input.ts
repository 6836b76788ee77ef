import { zValidator } from '@hono/zod-validator';
import {
  type BodyLimits,
  type EndpointShapes,
  type InputError,
  type Operation,
  usualBody,
} from '@logishift/support-sdk/contract';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { invalidInput, mostErrors, Refusal } from '../errors.js';
import { bringsBody, readBody } from './body/body.js';
import type { BodyBudget } from './body/body-budget.js';
import type { Env, Http } from './router.js';

const nothing = z.strictObject({});
/** Room for `{}`, where no body is taken: clients send that too. */
const noBody: BodyLimits = { bytes: 1024, seconds: 4 };

/** Checks what came in the query and in the path against the endpoint's shapes. */
export function checkAddress({ params, query = nothing }: EndpointShapes): MiddlewareHandler<Env>[] {
  const ofQuery = zValidator('query', query, (result, http) => {
    if (!result.success) throw refuseQuery(result.error.issues, http.req.queries());
  });
  // A path that fits no id is simply not there.
  const ofPath = zValidator('param', params ?? z.looseObject({}), (result) => {
    if (!result.success) throw new Refusal('not_found');
  });
  return [refuseUnreadable, ofQuery as MiddlewareHandler<Env>, ofPath as MiddlewareHandler<Env>];
}

/** What is not UTF-8 behind its percent signs is refused: read leniently, it would be another text. */
const refuseUnreadable: MiddlewareHandler<Env> = async (http, next) => {
  const [address = ''] = http.req.url.split('#', 1);
  const [path = '', ...queries] = address.split('?');
  const unreadable = queries
    .join('?')
    .split('&')
    .find((pair) => !isPercentEncoded(pair));
  if (unreadable !== undefined) {
    const [name = ''] = unreadable.split('=');
    const at = isPercentEncoded(name) ? `query.${decodeURIComponent(name)}` : 'query';
    throw invalidInput([{ path: at, message: 'Percent-encode it as UTF-8', code: 'invalid_encoding' }]);
  }
  if (!isPercentEncoded(path)) {
    throw new Refusal('not_found', 'There is nothing at this address: it is not percent-encoded UTF-8.');
  }
  return next();
};

function isPercentEncoded(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Of what needs none, callers with a token may leave the body out; a cookie alone must not do with a form's. */
export const needsBody = ({ body, who }: Operation & EndpointShapes) =>
  body !== undefined && (who === 'anyone' || !body.safeParse({}).success);

/**
 * Reads the body and checks it against the endpoint's shape, once it is known who sends it. It must say that it is JSON; an endpoint
 * that needs none may be called without one, and of a DELETE that takes none nothing is read at all.
 */
export function checkBody(endpoint: Operation & EndpointShapes, budget: BodyBudget): MiddlewareHandler<Env> {
  const { method, body, body_limits = usualBody } = endpoint;
  const limits = body ? body_limits : noBody;
  const isNeeded = needsBody(endpoint);
  return async (http, next) => {
    const isTaken = isNeeded || ((body !== undefined || method !== 'DELETE') && bringsBody(http));
    const value = isTaken ? await readJson(http, limits, budget, !isNeeded) : {};
    // Not by the validator, which would read the body by itself.
    const result = await (body ?? nothing).safeParseAsync(value);
    if (!result.success) throw invalidInput(readIssues(result.error.issues, []));
    http.req.addValidatedData('json', result.data as object);
    return next();
  };
}

async function readJson(http: Http, limits: BodyLimits, budget: BodyBudget, mayBeEmpty: boolean): Promise<unknown> {
  if (!mayBeEmpty) checkType(http);
  else if (limits === noBody && http.req.header('transfer-encoding'))
    throw new Refusal('payload_too_large', 'Send no body here.');
  const bytes = await readBody(http, limits, budget, senderOf(http));
  if (mayBeEmpty && bytes.length === 0) return {};
  if (mayBeEmpty) checkType(http);
  http.set('body', bytes);
  try {
    return JSON.parse(textOf(bytes));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed_json', `The body is not valid JSON: ${(error as Error).message}.`);
  }
}

/** Whose share of what many use at once it takes: the signed-in person's, or the stranger's by their network. */
export const senderOf = (http: Http): string => {
  const actor = http.get('actor' as never) as { id: string } | undefined;
  return actor?.id ?? `address:${http.get('address')}`;
};

const isUtf8 = /^(utf-?8|us-ascii)$/i;

/** What the headers say of a body is looked at before a byte of it is read. */
function checkType(http: Http): void {
  const [type, ...parameters] = (http.req.header('content-type') ?? '').split(';').map((part) => part.trim());
  if (type?.toLowerCase() !== 'application/json') {
    throw new Refusal(
      'unsupported_media_type',
      'Send the body as JSON, with the header content-type: application/json.',
    );
  }
  for (const parameter of parameters) {
    const charset = /^charset\s*=\s*"?([^"]*)"?$/i.exec(parameter)?.[1];
    if (charset !== undefined && !isUtf8.test(charset.trim())) {
      throw new Refusal('unsupported_media_type', 'Send the body as JSON in UTF-8: no other charset is read.');
    }
  }
  if (!/^(identity)?$/i.test(http.req.header('content-encoding') ?? '')) {
    throw new Refusal('unsupported_media_type', 'Send the body as it is: no content-encoding is read.');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal('malformed_json', 'The body is not UTF-8, in which JSON is written (RFC 8259, 8.1).');
  }
}

function refuseQuery(issues: z.core.$ZodIssue[], asked: Record<string, string[]>): Refusal {
  const isRepeated = ({ path }: z.core.$ZodIssue) => path.length === 1 && (asked[String(path[0])]?.length ?? 0) > 1;
  const [repeated, others] = [issues.filter(isRepeated), issues.filter((issue) => !isRepeated(issue))];
  return invalidInput([
    ...repeated.map(({ path }) => ({
      path: `query.${String(path[0])}`,
      message: 'Give it once',
      code: 'repeated',
    })),
    ...readIssues(others, ['query']),
  ]);
}

/** What zod found wrong, a line for each field; one more than is told, so that it is known that there are more. */
function readIssues(issues: z.core.$ZodIssue[], prefix: string[]): InputError[] {
  const errors: InputError[] = [];
  for (const issue of issues) {
    errors.push(...readIssue(issue, prefix));
    if (errors.length > mostErrors) break;
  }
  return errors;
}

function readIssue(issue: z.core.$ZodIssue, prefix: string[]): InputError[] {
  const path = [...prefix, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostErrors + 1).map((key) => ({
      path: [...path, key].join('.'),
      message: 'This field is not known here',
      code: 'unknown_field',
    }));
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined');
  return [
    {
      path: path.join('.'),
      message: missing ? 'This field is required' : issue.message,
      code: missing ? 'required' : issue.code,
    },
  ];
}
