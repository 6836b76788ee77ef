import { wordOf } from './seed/words.js';

/** What browsers take. */
const browser = 'gzip, deflate, br, zstd';
const description = 'I was at home all day, nobody rang, and the page says that I was not there. What can I do now?';
const newTicket = (n) => ({ subject: `Where is parcel ${n}?`, description, category: 'late' });

/**
 * What is measured: the requests of each operation to the server, and to the floors where they have the like. `floor` names
 * the operation of the floors that it is compared with; those are measured once.
 */
export const operations = {
  get: {
    title: 'get a ticket',
    floor: 'get',
    requests: ({ customers }) =>
      customers.map(({ newest, token }) => ({ path: `/api/support/tickets/${newest}/`, token })),
    ofFloor: ({ customers }) => customers.map(({ newest, token }) => ({ path: `/tickets/${newest}/`, token })),
  },
  list: {
    title: 'own list, 20',
    floor: 'list',
    requests: ({ customers }) => customers.map(({ token }) => ({ path: '/api/support/tickets/?limit=20', token })),
    ofFloor: ({ customers }) => customers.map(({ token }) => ({ path: '/tickets/', token })),
  },
  faq: {
    title: 'FAQ list',
    floor: 'plain',
    requests: () => [{ path: '/api/support/faq/' }],
    ofFloor: () => [{ path: '/plain' }],
  },
  faq_compressed: {
    title: 'FAQ list, compressed',
    floor: 'plain',
    requests: () => [{ path: '/api/support/faq/', encoding: browser }],
  },
  widget: {
    title: 'widget.js, compressed',
    floor: 'plain',
    requests: () => [{ path: '/widget.js', encoding: browser }],
  },
  openapi: {
    title: 'openapi.json, compressed',
    floor: 'plain',
    requests: () => [{ path: '/openapi.json', encoding: browser }],
  },
  list_compressed: {
    title: 'own list, compressed',
    floor: 'list',
    requests: ({ customers }) =>
      customers.map(({ token }) => ({
        path: '/api/support/tickets/?limit=20',
        token,
        encoding: browser,
      })),
  },
  news: {
    title: 'news of own tickets',
    requests: ({ customers }) => customers.map(({ token }) => ({ path: '/api/support/news/', token })),
  },
  queue: {
    title: "agent's queue, 20",
    floor: 'list',
    requests: ({ agents }) => agents.map((token) => ({ path: '/api/agent/tickets/?sort=waiting&limit=20', token })),
  },
  unassigned: {
    title: 'unassigned queue, 20',
    floor: 'list',
    requests: ({ agents }) =>
      agents.map((token) => ({ path: '/api/agent/tickets/?scope=unassigned&sort=waiting&limit=20', token })),
  },
  queues: {
    title: 'queue counts',
    requests: ({ agents }) => agents.map((token) => ({ path: '/api/agent/queues/', token })),
  },
  table: {
    title: "admin's table, 50",
    floor: 'list',
    requests: ({ admin }) => [{ path: '/api/admin/support/tickets/?limit=50', token: admin }],
  },
  stats: {
    title: 'stats',
    requests: ({ admin }) => [{ path: '/api/admin/stats/', token: admin }],
  },
  daily: {
    title: 'daily figures',
    requests: ({ admin }) => [{ path: '/api/admin/stats/daily/', token: admin }],
  },
  // Of 1 M tickets each word is in 100,000, 10,000, 1,000 or 100 of them, by its sides.
  search_open: {
    title: 'search: a word among open tickets',
    isSearch: true,
    connections: 4,
    requests: ({ admin }) => searches(admin, ({ sides, n }) => `is:open ${wordOf(sides, n)}`),
  },
  search_all: {
    title: 'search: a word of all time',
    isSearch: true,
    connections: 4,
    requests: ({ admin }) => searches(admin, ({ sides, n }) => wordOf(sides, n)),
  },
  search_two: {
    title: 'search: two words of all time',
    isSearch: true,
    connections: 4,
    requests: ({ admin }) => searches(admin, ({ sides, n }) => `${wordOf(10, n % 10)} ${wordOf(sides, n)}`),
  },
  search_number: {
    title: 'search: a number',
    isSearch: true,
    connections: 4,
    requests: ({ admin, tickets }) =>
      Array.from({ length: 500 }, (_, n) => search(admin, `LS-${1001 + ((n * 7919) % tickets)}`)),
  },
  // What writes comes last, so that the rest is measured on as many rows as were asked for.
  reply: {
    title: 'reply to a ticket',
    floor: 'create',
    requests: ({ customers }) =>
      customers
        .filter(({ open }) => open)
        .map(({ open, token }) => ({
          method: 'POST',
          path: `/api/support/tickets/${open}/messages/`,
          token,
          body: { body: 'Thank you. I am at home until six.' },
        })),
  },
  create_keyed: {
    title: 'create a ticket, with a key',
    floor: 'create',
    requests: (people) => operations.create.requests(people).map((request) => ({ ...request, key: 'own' })),
  },
  create: {
    title: 'create a ticket',
    floor: 'create',
    requests: ({ customers }) =>
      customers.map(({ token }, n) => ({
        method: 'POST',
        path: '/api/support/tickets/create/',
        token,
        body: newTicket(n),
      })),
    ofFloor: ({ customers }) =>
      customers.map(({ token }, n) => ({ method: 'POST', path: '/tickets/', token, body: newTicket(n) })),
  },
};

const search = (token, q) => ({ path: `/api/admin/support/tickets/?limit=50&q=${encodeURIComponent(q)}`, token });

/** The same words in each run, common and rare in turn. */
function searches(token, asking) {
  const sides = [10, 100, 1000, 10_000];
  return Array.from({ length: 400 }, (_, index) => {
    const one = sides[index % sides.length];
    return search(token, asking({ sides: one, n: (index * 7919) % one }));
  });
}
