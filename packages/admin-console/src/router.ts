/** Where the console is, as paths without its base: `/agent/dashboard?queue=assigned`. */
const base = (import.meta.env?.BASE_URL ?? '/console/').replace(/\/$/, '');

export interface Place {
  path: string;
  query: URLSearchParams;
}

export const router = new EventTarget();

export function place(): Place {
  const { pathname, search } = location;
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return { path: path.replace(/\/+$/, '') || '/', query: new URLSearchParams(search) };
}

/** The address of a path, for links. */
export function href(path: string): string {
  return base + path;
}

/** The address of a ticket's page, by its number, as people say it. */
export const ticketPath = (number: string): string => `/support/tickets/${number}`;

/** Pages that tickets are opened from. */
const lists = ['/agent/dashboard', '/admin/support', '/search'];
let list: string | null = null;
let here = '';
let before = '';

/** The list one came from, as it was: filters, order and all. */
export const lastList = (): string | null => list;

/** One has just come from a ticket: the list goes on where that was opened. */
export const cameFromTicket = (): boolean => before.startsWith(ticketPath(''));

/** A ticket is on the screen, on its own page or beside a list. */
export function isTicketOpen(): boolean {
  const { path, query } = place();
  return query.has('ticket') || path.startsWith(ticketPath(''));
}

/** A list's address, whatever is open beside it. */
export function listAddress(): string {
  const [path, search = ''] = withQuery({ ticket: null }).split('?');
  return search ? `${path}?${search}` : path!;
}

function remember(): void {
  const { path } = place();
  if (here !== path) before = here;
  here = path;
  if (lists.includes(path)) list = path + location.search;
}
router.addEventListener('change', remember);

export function go(path: string, { replace = false } = {}): void {
  if (base + path === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', base + path);
  router.dispatchEvent(new Event('change'));
}

/** Milliseconds: who looks at a ticket for less only passes by. */
const glance = 1000;
let stepped = Number.NEGATIVE_INFINITY;

/** To the next or previous ticket. One that was looked at is there to come back to; one passed by is not. */
export function step(path: string): void {
  const now = performance.now();
  const replace = now - stepped < glance;
  stepped = now;
  go(path, { replace });
}

/** What the query asks for by a name, if that is one of these; else the first of them. */
export function asked<T extends string>(name: string, among: readonly T[]): T {
  const given = place().query.get(name);
  return among.find((one) => one === given) ?? among[0]!;
}

/** Changes parts of the query and keeps the rest; null removes one. */
export function withQuery(change: Record<string, string | null>): string {
  const { path, query } = place();
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  // Commas are fine in a query, and lists of values read better with them.
  const search = query.toString().replaceAll('%2C', ',');
  return path + (search ? `?${search}` : '');
}

/** Links inside the console do not reload it; anything else is the browser's. */
export function followLinks(): void {
  remember();
  addEventListener('popstate', () => router.dispatchEvent(new Event('change')));
  addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || !`${link.pathname}/`.startsWith(`${base}/`)) return;
    event.preventDefault();
    go(link.pathname.slice(base.length) + link.search || '/');
  });
}
