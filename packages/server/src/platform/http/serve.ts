import { createHmac } from 'node:crypto';
import type { Endpoint, EndpointShapes, Operation, OperationId } from '@logishift/support-sdk/contract';
import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { Actor } from '../actor.js';
import type { Context } from '../context.js';
import { Refusal } from '../errors.js';
import type { Request } from '../request.js';
import { authenticate } from './caller/authenticate.js';
import { lookingAgain, refuseOthers } from './caller/standing.js';
import { refuseAnother, sayWhose } from './caller/whose.js';
import { honoPath } from './contract/contract-path.js';
import { once } from './idempotency.js';
import { checkAddress, checkBody, senderOf } from './input.js';
import { hasVersion, packedJson } from './packed-json.js';
import { limitRequests } from './rate-limit.js';
import type { App, Env, Http } from './router.js';
import { answerWith, say } from './said.js';

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type ActorFor<Id extends OperationId> = Endpoint<Id>['who'] extends 'anyone' ? null : Actor;

/** What a handler is given: the request for its verb, with who is asking and the context to work in, and validated input. */
export interface Served<Id extends OperationId, S extends EndpointShapes> {
  request: Request<ActorFor<Id>>;
  params: Out<S['params']>;
  query: Out<S['query']>;
  body: Out<S['body']>;
  http: Http;
}

/**
 * Mounts one endpoint of the contract: who may use it, then its input read and checked against its shapes, retries with one
 * `Idempotency-Key` answered once, its answer sent as JSON. The handler does the rest.
 *
 * What must be asked of others goes into `prepare`: it is done before the handler, with no transaction open, and its
 * result is the handler's second argument.
 */
export function serve<Id extends OperationId, S extends EndpointShapes, P = undefined>(
  app: App,
  endpoint: Endpoint<Id, S>,
  handler: (request: Served<Id, S>, prepared: P) => Promise<unknown>,
  prepare?: (request: Served<Id, S>) => Promise<P>,
): void {
  const checks: MiddlewareHandler<Env>[] = [
    ...checkAddress(endpoint),
    ...(endpoint.method === 'GET' ? [] : [checkBody(endpoint, app.bodies)]),
  ];

  const respond = async (http: Http) => {
    const actor = (http.get('actor' as never) ?? null) as ActorFor<Id>;
    const again = lookingAgain(endpoint, actor);
    const base: Context = again ? { begins: again.begins, ...app.context } : app.context;
    const valid = (target: string) => http.req.valid(target as never) as never;
    const served = (context: Context): Served<Id, S> => ({
      // What is new first: CONTRIBUTING.md says why.
      request: {
        actor,
        network: http.get('address'),
        ifMatch: readIfMatch(http.req.header('if-match')),
        ...context,
      },
      params: endpoint.params ? valid('param') : (undefined as never),
      query: endpoint.query ? valid('query') : (undefined as never),
      body: endpoint.body ? valid('json') : (undefined as never),
      http,
    });
    const ready = async () => (await prepare?.(served(base))) as P;
    const run = async (context: Context, prepared: P) => handler(served(context), prepared);

    const key = 'creates' in endpoint ? http.req.header('idempotency-key') : undefined;
    if (key !== undefined) {
      const request = {
        scope: senderOf(http),
        key,
        hash: createHmac('sha256', key)
          .update(`${endpoint.method} ${http.req.path}\n`)
          .update(http.get('body') ?? '')
          .digest('hex'),
        status: endpoint.answer.status,
      };
      const { answer, replayed } = await once(base, request, ready, run);
      await again?.end(base);
      if (replayed) say(http, 'idempotent-replayed', 'true');
      const kept: unknown = JSON.parse(answer);
      if (hasVersion(kept)) say(http, 'etag', `"${kept.version}"`);
      return answerWith(http, answer, endpoint.answer.status, 'application/json');
    }
    const answer = await run(base, await ready());
    await again?.end(base);
    if (answer instanceof Response) return answer;
    if (endpoint.answer.status === 204) return answerWith(http, null, 204, null);
    if (hasVersion(answer)) say(http, 'etag', `"${answer.version}"`);
    if (endpoint.method === 'GET') return packedJson(http, answer, endpoint.answer.status as 200);
    return answerWith(http, JSON.stringify(answer), endpoint.answer.status, 'application/json');
  };

  app.router.on(endpoint.method, honoPath(endpoint.path), identify(app, endpoint), ...checks, respond);
}

/** Deny by default: only the kinds of caller that the endpoint names come through. */
function identify(app: App, { who, scope }: Operation): MiddlewareHandler<Env> {
  if (who !== 'anyone' && !who?.length) throw new Error('An endpoint must say who may use it');
  if (who.includes('integration') && !scope)
    throw new Error('An endpoint for programs must say what their keys are for');
  return async (http, next) => {
    if (who === 'anyone') {
      await limitRequests(http, app.context.limiter, 'address', http.get('address'));
      return next();
    }
    let actor: Actor;
    try {
      actor = await app.context.ports.get(authenticate)(app.context, http.req.header('authorization'));
    } catch (error) {
      // Requests without a person count against the address, so that tokens cannot be guessed at full speed. A database
      // that is away counts against nobody.
      if (error instanceof Refusal && error.code === 'unauthorized') {
        await limitRequests(http, app.context.limiter, 'address', http.get('address'));
      }
      throw error;
    }
    sayWhose(http, actor);
    await limitRequests(http, app.context.limiter, actor.kind === 'integration' ? 'integration' : 'person', actor.id);
    refuseAnother(http, actor);
    refuseOthers({ who, scope }, actor);
    http.set('actor' as never, actor as never);
    return next();
  };
}

function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  return Number(/^\s*(?:W\/)?"(\d+)"\s*$/.exec(header)?.[1] ?? Number.NaN);
}

/** Aborted when nobody waits for the answer any more: whoever asked has gone, or the request's time is over. */
export const leavingOf = (http: Http): AbortSignal => AbortSignal.any([http.req.raw.signal, http.get('over')()]);
