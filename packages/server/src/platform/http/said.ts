import type { Http } from './router.js';

/**
 * What an answer's headers are to be, said before it is made. They are a plain object: most answers are made of it as it is
 * (`answerWith`), which costs a tenth of what `Headers` cost; to all others they are added when they are there (`sayWith`).
 */
export type Said = Record<string, string>;

/** Begins what is said with an answer. An answer's own headers go before these. */
export const beginSaying = (http: Http, first: Said): void => http.set('said', first);

/** Says a header of the answer, by its name in lower case. */
export function say(http: Http, name: string, value: string): void {
  http.get('said')[name] = value;
}

/** Says what else the answer depends on. */
export function sayVary(http: Http, name: string): void {
  const said = http.get('said');
  said['vary'] = said['vary'] ? `${said['vary']}, ${name}` : name;
}

/** Answers with all that was said; by `say`, that is: nobody hears what goes by `http.header`. */
export function answerWith(
  http: Http,
  body: string | Uint8Array<ArrayBuffer> | null,
  status: number,
  type: string | null,
): Response {
  if (type !== null) say(http, 'content-type', type);
  const answer = new Response(body, { status, headers: http.get('said') });
  http.set('answered', answer);
  return answer;
}

/** Adds what was said to an answer that was made by itself. */
export function sayWith(http: Http): void {
  // One whose time was up may have been made too, and is not what goes out.
  if (http.get('answered') === http.res) return;
  const { headers } = http.res;
  for (const [name, value] of Object.entries(http.get('said'))) {
    if (name === 'vary') headers.append(name, value);
    else if (!headers.has(name)) headers.set(name, value);
  }
}
