export { mountFaq } from './routes.js';
