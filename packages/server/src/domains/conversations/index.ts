export { ticketMessagesOf } from './queries.js';
export { mountConversations } from './routes.js';
