import type { Message, TicketPriority, TicketStatus } from '@logishift/support-sdk/contract';
import { clip } from '@logishift/support-sdk/text';
import type { Template } from '../../notifications/index.js';
import type { Block } from './letter.js';
import { plainLine } from './one-line.js';
import type { Words } from './texts/index.js';

/** A notification with what its event says, for somebody who may read it. */
export interface News {
  template: Template;
  params: Record<string, string>;
  /** Whoever did it; empty: by itself, or nobody told us a name. */
  actor: string;
  /** The rest of the event's data that stories tell of. */
  data: {
    to_agent?: { name: string };
    awaiting?: string | null;
    from_priority?: TicketPriority;
    to_priority?: TicketPriority;
  };
  message: Message | undefined;
  /** Of a new ticket: what the customer wrote. */
  description: string | null;
}

const longest = 2000;

function quote(text: string, by: 'customer' | 'staff'): Block {
  const beginning = clip(text, longest);
  return { quote: beginning, by, more: beginning !== text };
}

const agentOf = ({ data, params }: News) => plainLine(data.to_agent?.name ?? params['agent'] ?? '');

/** What a mail says of each notification. A note is in none of them: no notification is about one. */
const stories: Record<Template, (news: News, words: Words) => Block[]> = {
  new_ticket: ({ actor, description }, words) => {
    if (description === null) return [];
    const line = actor ? words('asks', { name: actor }) : words('somebody_asks');
    return [{ line }, quote(description, 'customer')];
  },
  receipt: ({ description }, words) =>
    description === null ? [] : [{ line: words('you_wrote') }, quote(description, 'customer')],
  assigned: (news, words) => {
    const agent = agentOf(news);
    return [{ line: agent ? words('agent_took', { agent }) : words('somebody_took') }];
  },
  assigned_to_you: (_, words) => [{ line: words('yours_now') }],
  reassigned: (news, words) => [{ line: words('taken_away', { agent: agentOf(news) }) }],
  assigned_to: (news, words) => [{ line: words('has_it', { agent: agentOf(news) }) }],
  status_for_customer: ({ params, data }, words) => {
    const status = params['to'] as TicketStatus;
    return [
      { line: words(status === 'on_hold' && data.awaiting === 'customer' ? 'now_on_hold_customer' : `now_${status}`) },
    ];
  },
  status_for_admins: ({ params }, words) => {
    const label = (name: 'from' | 'to') => words(`status_${params[name] as TicketStatus}`);
    return [{ line: words('status_moved', { from: label('from'), to: label('to') }) }];
  },
  priority: ({ data: { from_priority, to_priority } }, words) => {
    if (!from_priority || !to_priority) return [];
    const [from, to] = [words(`priority_${from_priority}`), words(`priority_${to_priority}`)];
    return [{ line: words('priority_moved', { from, to }) }];
  },
  reply: ({ message }, words) => {
    if (!message) return [];
    const name = plainLine(message.author_name);
    const by = message.author_role === 'customer' ? 'customer' : 'staff';
    return [{ line: name ? words('wrote', { name }) : words('somebody_wrote') }, quote(message.body, by)];
  },
  feedback: ({ params }, words) => [{ line: words('rated', { rating: params['rating'] ?? '' }) }],
  agent_registered: (news, words) => [{ line: words('registered', { agent: agentOf(news) }) }],
  agent_approved: (_, words) => [{ line: words('approved') }],
  agent_rejected: (_, words) => [{ line: words('rejected') }],
};

/** The whole story, the oldest first. Who writes twice in a row is named once. */
export function storyOf(news: News[], words: Words): Block[] {
  const told: Block[] = [];
  let last = '';
  for (const block of news.flatMap((one) => stories[one.template](one, words))) {
    if ('line' in block) {
      if (block.line === last) continue;
      last = block.line;
    }
    told.push(block);
  }
  return told;
}

/** Of what was true one after the other only the last is told; of what somebody wrote all. */
export function worthTelling<N extends { template: string }>(news: N[]): N[] {
  return news.filter(
    ({ template }, place) =>
      template === 'reply' || !news.slice(place + 1).some((later) => later.template === template),
  );
}
