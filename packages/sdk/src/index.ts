export type { RequestOptions, SupportOptions, TokenProvider } from './client.js';
export { countedTo } from './contract/counted-to.js';
export * from './errors.js';
export { newIdempotencyKey } from './idempotency-key.js';
export type { Live } from './live/live.js';
export type { LiveStatus } from './live/stream.js';
export { Pages } from './pages.js';
export type * from './public-types.js';
export { Support } from './support.js';
