export type { RequestOptions, SupportOptions, TokenProvider } from './client.js';
export { CustomerSupport } from './customer-support.js';
export * from './errors.js';
export { newIdempotencyKey } from './idempotency-key.js';
export { Pages } from './pages.js';
export type * from './public-types.js';
