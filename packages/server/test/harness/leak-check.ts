/**
 * Looks for leaks in everything that anybody but staff receives, in every test: what a note says, and what another
 * customer wrote. Texts count as canaries once they are long enough to be nobody else's by accident.
 */
const shortest = 12;

interface Sender {
  /** Staff may read more: what they receive is held against the permissions elsewhere. */
  isStaff: boolean;
  isLink: boolean;
  /** Who the token names; null without a token. */
  id: string | null;
}

export interface LeakCheck {
  /** Remembers what a request writes. */
  wrote(request: Request, body: string): void;
  /** What in this text is not for the sender of that request, and was not said in its own `body` or address; null: nothing. */
  leakIn(request: Request, text: string, body?: string): string | null;
  /** Looks through a stream as it passes. */
  watch(request: Request, body: ReadableStream<Uint8Array>, found: (leak: string) => void): ReadableStream<Uint8Array>;
}

export function createLeakCheck(): LeakCheck {
  const notes = new Set<string>();
  const authors = new Map<string, Set<string>>();
  const guests = new Set<string>();

  const leakIn: LeakCheck['leakIn'] = (request, text, body = '') => {
    const sender = senderOf(request);
    if (sender.isStaff) return null;
    for (const note of notes) if (text.includes(note) && !says(request, body, note)) return `a note: ${note}`;
    // A mailed link opens its customer's words, and names no host's customer by which they could be told.
    if (sender.isLink) return null;
    for (const [written, by] of authors) {
      if (by.has(sender.id ?? '') || guests.has(written) || !text.includes(written)) continue;
      if (!says(request, body, written)) return `another customer's text: ${written}`;
    }
    return null;
  };
  return {
    leakIn,
    wrote: (request, body) => {
      const sender = senderOf(request);
      const { pathname } = new URL(request.url);
      if (request.method !== 'POST' || !/\/(add-note|create|messages)\/?$/.test(pathname)) return;
      const texts = textsOf(body).filter((text) => text.length >= shortest);
      if (pathname.includes('/add-note')) for (const text of texts) notes.add(text);
      // A guest's words may become a customer's by adoption, and staff's are for whoever has the ticket.
      else if (sender.id?.startsWith('own ')) for (const text of texts) guests.add(text);
      else if (!sender.isStaff && sender.id) {
        for (const text of texts) authors.set(text, (authors.get(text) ?? new Set()).add(sender.id));
      }
    },
    watch: (request, body, found) => {
      const decoder = new TextDecoder();
      let seen = '';
      const look = new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          // A leak may lie across two chunks.
          seen = seen.slice(-10_000) + decoder.decode(chunk, { stream: true });
          const leak = leakIn(request, seen);
          if (leak) found(leak);
          controller.enqueue(chunk);
        },
      });
      return body.pipeThrough(look);
    },
  };
}

/** Whether a request brings a text itself: to name it in the answer tells nobody anything. */
function says(request: Request, body: string, text: string): boolean {
  const inAddress = [...new URL(request.url).searchParams].flat().map((part) => JSON.stringify(part));
  return body.includes(text) || inAddress.some((part) => part.includes(text));
}

/** As JSON carries them: that is how they would be found again. */
function textsOf(body: string): string[] {
  try {
    const { note, subject, description, body: message } = JSON.parse(body) as Record<string, unknown>;
    return [note, subject, description, message]
      .filter((text) => typeof text === 'string')
      .map((text) => JSON.stringify(text.trim()).slice(1, -1));
  } catch {
    return [];
  }
}

function senderOf(request: Request): Sender {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  try {
    const [header, payload] = (token?.split('.') ?? [])
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    if (!header || !payload) return { isStaff: false, isLink: false, id: null };
    const own = header['typ'] === 'guest+jwt' || header['typ'] === 'ticket-link+jwt';
    return {
      isStaff: header['typ'] === 'at+jwt',
      isLink: header['typ'] === 'ticket-link+jwt',
      id: `${own ? 'own' : 'host'} ${payload['sub'] ?? payload['user_id']}`,
    };
  } catch {
    return { isStaff: false, isLink: false, id: null };
  }
}
