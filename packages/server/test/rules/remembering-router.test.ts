import { randomUUID } from 'node:crypto';
import { TrieRouter } from 'hono/router/trie-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { RememberingRouter } from '../../src/platform/http/router.js';

describe('the way of an address', () => {
  let remembering: RememberingRouter<string>;
  let plain: TrieRouter<string>;
  beforeEach(() => {
    remembering = new RememberingRouter();
    plain = new TrieRouter();
    for (const path of [
      '*',
      '/tickets/*',
      '/tickets',
      '/tickets/:id',
      '/tickets/:id/messages',
      '/tickets/:id/notes/:note',
      '/faq/:slug{[a-z-]+}',
    ]) {
      remembering.add('GET', path, path);
      plain.add('GET', path, path);
    }
  });

  const some = () => [randomUUID(), randomUUID().toUpperCase(), '00000000-0000-0000-0000-000000000001'];
  const addresses = () =>
    some().flatMap((one) =>
      some().flatMap((other) => [
        '/tickets',
        `/tickets/${one}`,
        `/tickets/${one}/messages`,
        `/tickets/${one}/notes/${other}`,
        `/tickets/LS-1001-${one}-${other}/notes/ff${one}0`,
        `/tickets/${one}/nothing`,
        `/faq/${one}`,
        `/faq/where-is-it`,
      ]),
    );

  it('is the one that the router of Hono finds, of each id anew', () => {
    // Twice: what is found first, and what is known then.
    for (const address of [...addresses(), ...addresses()])
      expect([address, remembering.match('GET', address)]).toEqual([address, plain.match('GET', address)]);
  });
});
