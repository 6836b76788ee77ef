import { operations } from '@logishift/support-sdk/contract';
import { problemResponse } from '../problem.js';
import type { Http } from '../router.js';
import { pathPattern } from './contract-path.js';

const routes = Object.values(operations).map(({ method, path }) => ({
  method,
  path: pathPattern(path),
}));

/** No such route: 405 where the path is known under other methods, 404 elsewhere. */
export function refuseUnknownRoute(http: Http): Response {
  const methods = routes.filter(({ path }) => path.test(http.req.path)).map(({ method }) => method);
  if (methods.length === 0) return problemResponse(http, 'not_found', 'There is nothing at this address.');
  http.header('allow', methods.join(', '));
  return problemResponse(http, 'method_not_allowed', `Use ${methods.join(' or ')} here.`);
}
