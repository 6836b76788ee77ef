import { type News, newsKinds, type TicketEventKind } from '@logishift/support-sdk/contract';
import { oneLine } from '@logishift/support-sdk/text';
import { excerptOf } from '../../../platform/excerpt.js';
import type { Request } from '../../../platform/request.js';
import { deliveriesById } from '../../deliveries/index.js';
import { conversationPort } from '../beside.js';
import { countOwn, lastTold, newestNews } from '../queries/news.js';

const mostOfNews = 200;

/** What a customer has not read yet: asked once by every page they look at, so it costs little where there is nothing. */
export async function ownNews(request: Request): Promise<News> {
  const { news, open } = await countOwn(request, request.actor);
  return { unread_tickets: news, open_tickets: open, latest: news > 0 ? await latestNews(request) : null };
}

async function latestNews(request: Request): Promise<News['latest']> {
  const ticket = await newestNews(request, request.actor);
  const last = ticket && (await lastTold(request, ticket.id, request.actor.id, newsKinds));
  if (!last) return null;
  const { id, number, subject, status, delivery_id, delivery_ref } = ticket;
  const messageId = 'message_id' in last.data ? last.data.message_id : '';
  const [deliveries, messages] = await Promise.all([
    deliveriesById(request, [delivery_id]),
    request.ports.get(conversationPort).messagesById(request, messageId ? [messageId] : []),
  ]);
  const delivery = deliveries.get(delivery_id ?? '');
  const message = messages.get(messageId);
  return {
    ticket_id: id,
    number,
    subject,
    status,
    parcel: delivery?.tracking_number ?? delivery_ref,
    kind: last.kind as TicketEventKind,
    author_name: last.author_name,
    excerpt: message ? excerptOf(oneLine(message.body), mostOfNews) : null,
    at: last.at,
  };
}
