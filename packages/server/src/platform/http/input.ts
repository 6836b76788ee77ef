import type { EndpointShapes, InputError, Operation } from '@logishift/support-sdk/contract';
import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { invalidInput, Refusal } from '../errors.js';
import type { Env } from './router.js';

/** Of what needs none, callers with a token may leave the body out; a cookie alone must not do with a form's. */
export const needsBody = ({ body, who }: Operation & EndpointShapes) =>
  body !== undefined && (who === 'anyone' || !body.safeParse({}).success);

/** A body must say that it is JSON. An endpoint that needs none may be called without one. */
export function jsonBody(expected: boolean): MiddlewareHandler<Env> {
  return async (http, next) => {
    const text = await http.req.text();
    const type = http.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (!expected && text === '') {
      http.req.bodyCache = { ...http.req.bodyCache, text: Promise.resolve('{}'), json: Promise.resolve({}) } as never;
      http.req.raw.headers.set('content-type', 'application/json');
      return next();
    }
    if (type !== 'application/json') {
      throw new Refusal(
        'unsupported_media_type',
        'Send the body as JSON, with the header content-type: application/json.',
      );
    }
    try {
      JSON.parse(text);
    } catch (error) {
      throw new Refusal('malformed_json', `The body is not valid JSON: ${(error as Error).message}.`);
    }
    return next();
  };
}

/** Turns what zod found wrong into one refusal that names every field. A path that fits no id is simply not there. */
export function refuseInput(part: 'body' | 'query' | 'param') {
  return (result: { success: boolean; error?: z.core.$ZodError }) => {
    if (result.success || !result.error) return;
    if (part === 'param') throw new Refusal('not_found');
    throw invalidInput(result.error.issues.flatMap((issue) => readIssue(issue, part === 'query' ? ['query'] : [])));
  };
}

function readIssue(issue: z.core.$ZodIssue, prefix: string[]): InputError[] {
  const path = [...prefix, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
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
