import { defineDomain } from '../../platform/domain.js';
import { mountGuests } from './routes.js';

/** What a guest wrote becomes a signed-in customer’s. */
export const guests = defineDomain({ name: 'guests', routes: mountGuests });
