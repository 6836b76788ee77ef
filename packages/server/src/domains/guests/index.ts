export { mountGuests } from './routes.js';
