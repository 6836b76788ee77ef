export { type Live, startLive } from './live.js';
export { mountLive } from './routes.js';
