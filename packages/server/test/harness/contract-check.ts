import { type Endpoint, problem, problems } from '@logishift/support-sdk/contract';
import { pathPattern } from '../../src/platform/http/contract/contract-path.js';
import { allEndpoints, openApiDocument } from '../../src/platform/http/contract/openapi.js';
import { createLeakCheck, type LeakCheck } from './leak-check.js';

type Fetch = (request: Request) => Response | Promise<Response>;

const documented = openApiDocument('http://support.test')['paths'] as Record<
  string,
  Record<string, { responses: Record<string, unknown> }>
>;

const endpoints = allEndpoints().map((endpoint) => ({ endpoint, path: pathPattern(endpoint.path) }));

/** The operation of the contract that a request is for. */
export function endpointOf({ method, url }: Request): Endpoint | undefined {
  const { pathname } = new URL(url);
  return endpoints.find(({ endpoint, path }) => endpoint.method === method && path.test(pathname))?.endpoint;
}

/**
 * Holds every answer against the contract: a success must fit its operation's strict shape, a refusal must be a
 * problem document with a status that `/openapi.json` names, and none may say what is not for its reader. A misfit throws, and is kept for whoever swallowed it.
 */
export function checkAnswers(fetch: Fetch): { fetch: (request: Request) => Promise<Response>; misfits: string[] } {
  const misfits: string[] = [];
  const leaks = createLeakCheck();
  return {
    misfits,
    fetch: async (request) => {
      const body = request.body ? await request.clone().text() : '';
      leaks.wrote(request, body);
      const response = await fetch(request);
      if (response.body && response.headers.get('content-type')?.startsWith('text/event-stream')) {
        // A stream has no end: whoever reads it holds each event against the contract.
        const watched = leaks.watch(request, response.body, (leak) => misfits.push(`The stream leaked ${leak}`));
        return new Response(watched, response);
      }
      const misfit = await findMisfit(request, body, response.clone(), leaks);
      if (misfit) {
        const told = `${request.method} ${new URL(request.url).pathname} → ${response.status} misfits the contract: ${misfit}`;
        misfits.push(told);
        throw new Error(told);
      }
      return response;
    },
  };
}

async function findMisfit(
  request: Request,
  body: string,
  response: Response,
  leaks: LeakCheck,
): Promise<string | null> {
  const leak = leaks.leakIn(request, await response.clone().text(), body);
  if (leak) return `it leaks ${leak}`;
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  if (status >= 400) {
    if (!type.startsWith('application/problem+json')) return `a refusal of type "${type}"`;
    const read = problem.safeParse(await response.json());
    if (!read.success) return read.error.message;
    const { code, request_id } = read.data;
    if (read.data.status !== status || problems[code].status !== status) return `code ${code} with status ${status}`;
    if (request_id === '' || request_id !== response.headers.get('x-request-id')) return 'no request id';
    if (code === 'invalid_input' && !read.data.errors?.length) return 'input refused without naming a field';
  }
  const endpoint = endpointOf(request);
  if (!endpoint || request.method === 'HEAD' || status === 304) return null;
  const responses = documented[endpoint.path]?.[endpoint.method.toLowerCase()]?.responses ?? {};
  if (status < 500 && !(status in responses)) return `status ${status} is not in /openapi.json`;
  if (status >= 400) return null;

  const { answer } = endpoint;
  if (status !== answer.status) return `status ${status} instead of ${answer.status}`;
  if (!type.startsWith(answer.shape === null ? '' : (answer.type ?? 'application/json'))) return `type "${type}"`;
  const text = await response.text();
  if (answer.shape === null) return text === '' ? null : 'a body where there is none';
  const read = answer.shape.safeParse(answer.type ? text : JSON.parse(text));
  return read.success ? null : read.error.message;
}
