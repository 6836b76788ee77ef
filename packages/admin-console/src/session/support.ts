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

/** Without a token: for signing in, refreshing and registering. */
export const anonymous = new Support(shared);

/** As the signed-in member of staff. */
export const support = new Support({ ...shared, token: ({ rejected }) => provide(rejected) });

/** The session says where tokens come from. */
export function useTokens(provider: typeof provide): void {
  provide = provider;
}
