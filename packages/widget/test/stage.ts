/** What a test of an element stands on: a page, a customer, an agent, and a look at accessibility. */
import 'axe-core/axe.min.js';
import type { Mark, Message, PresentPerson, Ticket, TicketChange } from '@logishift/support-sdk';
import { Support } from '@logishift/support-sdk';
import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { SupportElement } from '../src/elements/support-element.js';

declare const axe: typeof import('axe-core');

const command = <T>(name: string, payload?: unknown): Promise<T> =>
  executeServerCommand(`support:${name}`, payload) as Promise<T>;

export const api: string = await command('api');

/** Signs a host's token with these claims: another one for the same person, or another host's, by `iss`. */
export const tokenOf = (claims: Record<string, unknown>): Promise<string> => command('token', claims);

/** A customer of the host, new to every test, with one delivery. */
export async function newCustomer(delivery: Record<string, unknown> = {}) {
  const id = crypto.randomUUID();
  const name = `Priya ${id.slice(0, 8)}`;
  const tracking = `PX-${id.slice(0, 6)}`;
  const hour = 3_600_000;
  const deliveries = [
    {
      id: `d-${id}`,
      tracking_number: tracking,
      status: 'out_for_delivery',
      promised_at: new Date(Date.now() - hour).toISOString(),
      expected_at: new Date(Date.now() + hour).toISOString(),
      ...delivery,
    },
  ];
  const token = await command<string>('token', { sub: id, name, email: `${id}@example.com`, deliveries });
  return { id, name, tracking, token, support: new Support({ baseUrl: api, token }) };
}

/** What an agent does meanwhile. */
export const agent = {
  take: (id: string) => command<Ticket>('take', { id }),
  set: (id: string, change: TicketChange) => command<Ticket>('status', { id, change }),
  reply: (id: string, body: string) => command<Message>('reply', { id, body }),
  ticket: (id: string) => command<Ticket>('ticket', { id }),
  /** Says that the agent is typing on the ticket, or has it open. */
  signal: (id: string, state: 'viewing' | 'typing' | 'away') =>
    command<{ people: PresentPerson[] }>('signal', { id, state }),
  /** Says how far the agent has got. */
  mark: (id: string, through: { delivered?: string; seen?: string }) => command('mark', { id, through }),
  marks: (id: string) => command<Mark[]>('marks', { id }),
  ticketsOf: (name: string) => command<Ticket[]>('tickets-of', { name }),
};

/** How many say that an entry of the FAQ helped, and that it did not. */
export const votesOn = (id: string) => command<[number, number]>('votes', { id });

/** The code that was mailed to a guest's address. */
export const mailedCode = (address: string): Promise<string> => command('code', { address });

/** The token of the link to a ticket that was mailed to an address. */
export const mailedLink = (address: string, ticketId: string): Promise<string> =>
  command('link', { address, ticketId });

export const aTicket = { subject: 'Not here yet', description: 'I waited all day.', category: 'late' } as const;

/** Puts an element on the page. It is gone after the test. */
export function place<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> & Record<string, unknown> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.assign(element, { api, lang: 'en', ...properties });
  document.body.append(element);
  placed.push(element);
  return element;
}

const placed: Element[] = [];

const { fetch: line } = globalThis;

/**
 * Stands on the line to the server until the test is over, or the line is given back: what `answer` gives for a request is
 * its answer; of what it gives nothing for, the server is asked, as it is by `send`.
 * @returns gives the line back
 */
export function tap(answer: (url: string, send: () => Promise<Response>) => Promise<Response> | undefined): () => void {
  globalThis.fetch = (input, init) => {
    const send = () => line(input, init);
    return answer(input instanceof Request ? input.url : String(input), send) ?? send();
  };
  return () => {
    globalThis.fetch = line;
  };
}

afterEach(() => {
  for (const element of placed.splice(0)) element.remove();
  sessionStorage.clear();
  localStorage.clear();
  // The hub keeps its tab there.
  history.replaceState(null, '', location.pathname + location.search);
  globalThis.fetch = line;
});

/** Waits until something is so, and gives it; fails with what it waited for. Looks every frame, or every so many ms. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  { every = 0 } = {},
): Promise<T> {
  const end = performance.now() + 10_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited 10 s for: ${what}`);
    await new Promise((resolve) => (every ? setTimeout(resolve, every) : requestAnimationFrame(resolve)));
  }
}

/** The first match inside an element, through all shadow roots. */
export function find<T extends Element = HTMLElement>(inside: Element | ShadowRoot, selector: string): T | undefined {
  const root = inside instanceof ShadowRoot ? inside : (inside.shadowRoot ?? inside);
  const here = root.querySelector<T>(selector);
  if (here) return here;
  for (const child of root.querySelectorAll('*')) {
    const found = child.shadowRoot && find<T>(child.shadowRoot, selector);
    if (found) return found;
  }
  return undefined;
}

/** Waits for it. */
export const shown = <T extends Element = HTMLElement>(inside: Element, selector: string): Promise<T> =>
  until(`${selector} in ${inside.localName}`, () => find<T>(inside, selector));

/** All the text a person can see or hear in an element. */
export function textOf(inside: Element | ShadowRoot): string {
  const root = inside instanceof ShadowRoot ? inside : (inside.shadowRoot ?? inside);
  const parts: string[] = [];
  const walk = (node: Node) => {
    if (node instanceof Text) parts.push(node.data);
    else if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    else for (const child of node.childNodes) walk(child);
  };
  walk(root);
  return parts.join(' ').replace(/\s+/g, ' ');
}

export const says = (inside: Element, text: string): Promise<true> =>
  until(`“${text}” in ${inside.localName}`, () => textOf(inside).includes(text) as true);

/** The element that has the focus, through all shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Types into a field, as an input event sees it. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

function isMoving(element: Element): boolean {
  const root = element.shadowRoot;
  if (!root) return false;
  // Reading a style makes the browser begin what is due.
  for (const child of root.querySelectorAll('*')) getComputedStyle(child).color;
  return root.getAnimations().length > 0 || [...root.querySelectorAll('*')].some(isMoving);
}

/** Asserts that axe finds nothing, light and dark, left-to-right and right-to-left. */
export async function isAccessible(element: HTMLElement, begin: 'en' | 'ar' = 'en'): Promise<void> {
  const themed = element as unknown as Pick<SupportElement, 'theme'>;
  for (const theme of ['light', 'dark'] as const) {
    themed.theme = theme;
    document.body.style.background = theme === 'dark' ? '#0e141b' : '#ffffff';
    await (element as Partial<SupportElement>).updateComplete;
    // Colours in transition would be measured half-way.
    await until('motion to end', () => !isMoving(element));
    // Who speaks to their device says what they see: names have it in them (experimental in axe, and so off by itself).
    const rules = { 'label-content-name-mismatch': { enabled: true } };
    const { violations } = await axe.run(element, { resultTypes: ['violations'], rules });
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`),
    );
    expect(found, `${theme} ${begin}`).to.deep.equal([]);
  }
  document.body.style.background = '';
}
