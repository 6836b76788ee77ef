export { mountIntegrations } from './routes.js';
export { authenticateKey } from './service.js';
