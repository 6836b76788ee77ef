export { mountAgents } from './routes.js';
export { registerAnew } from './service.js';
