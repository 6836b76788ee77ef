import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { conversationPort } from '../tickets/index.js';
import { limits } from './limits.js';
import { messagesById, ticketMarksOf, ticketMessagesOf } from './queries.js';
import { mountConversations } from './routes.js';
import { isUnread, unreadCount, unreadOf } from './unread.js';

export { giveMarks, messagesById, noteOpened } from './queries.js';
export { reply } from './reply.js';

/** What is said on a ticket, and how far each side has read. */
export const conversations = defineDomain({
  name: 'conversations',
  limits,
  provides: [
    provide(conversationPort, {
      unreadCount,
      isUnread,
      unreadOf,
      messagesOf: ticketMessagesOf,
      marksOf: ticketMarksOf,
      messagesById,
    }),
  ],
  routes: mountConversations,
});
