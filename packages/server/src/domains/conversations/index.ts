export { messagesById, noteOpened, ticketMarksOf, ticketMessagesOf } from './queries.js';
export { mountConversations } from './routes.js';
export { writeMessage } from './service.js';
