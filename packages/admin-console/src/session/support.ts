import { Support, type SupportOptions } from '@logishift/support-sdk';
import { timed } from './clock.js';

/** Absent in tests that run without vite. */
const baseUrl = import.meta.env?.VITE_SUPPORT_API || undefined;

const shared: SupportOptions = {
  baseUrl,
  credentials: baseUrl ? 'include' : 'same-origin',
  // Always asks the server: what an admin has just saved must be what they see.
  fetch: (request) => timed(new Request(request, { cache: 'no-cache' })),
};

let provide: (rejected: string | null) => Promise<string | null> = async () => null;
let whom: () => string | undefined = () => undefined;

/** Without a token: for signing in, refreshing and registering. */
export const anonymous = new Support(shared);

const asStaff: SupportOptions = { ...shared, token: ({ rejected }) => provide(rejected), ifPerson: () => whom() };

/** As the signed-in member of staff who asks, and as no other who may have signed in before it is sent. */
export const support = new Support(asStaff);

/** The same, for who has many things to ask: what the server refuses for now comes back at once, to be waited for in sight. */
export const supportOnce = new Support({ ...asStaff, maxRetries: 0 });

/** The session says where tokens come from, and who is asking. */
export function useTokens(provider: typeof provide, asking: typeof whom): void {
  provide = provider;
  whom = asking;
}
