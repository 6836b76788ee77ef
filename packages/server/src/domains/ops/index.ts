import { defineDomain } from '../../platform/domain.js';
import { mountOps } from './routes.js';

/** What operators and their tools ask of a server. */
export const ops = defineDomain({ name: 'ops', routes: mountOps });
