export { mountAgents } from './routes.js';
