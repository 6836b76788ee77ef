import { guests } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { adoptTickets } from './adopt-tickets.js';

export function mountGuests(app: App): void {
  serve(app, guests.adopt, ({ request }) => adoptTickets(request));
}
