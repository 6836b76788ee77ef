export { mountNotifications } from './routes.js';
export { notify } from './service.js';
