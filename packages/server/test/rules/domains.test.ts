import { describe, expect, it } from 'vitest';
import { domains } from '../../src/domains/index.js';
import { joined } from '../../src/platform/config/joined.js';
import { defineDomain, reactionsOf, reactTo } from '../../src/platform/domain.js';
import { createJobs } from '../../src/platform/jobs/jobs.js';
import { createLog } from '../../src/platform/log.js';
import { Ports, port, provide } from '../../src/platform/ports.js';

describe('the line of domains', () => {
  it('has what decides on an event, of all domains, before what tells of it', async () => {
    const done: string[] = [];
    const react = (name: string) => reactTo(['ticket.created'], async () => void done.push(name));
    const reactions = reactionsOf([
      defineDomain({ name: 'early', reactions: { tell: react('early tells'), decide: react('early decides') } }),
      defineDomain({ name: 'without any' }),
      defineDomain({ name: 'late', reactions: { decide: react('late decides'), tell: react('late tells') } }),
    ]);
    for (const reaction of reactions['ticket.created'] ?? []) await reaction({} as never, {} as never);
    expect(done).toEqual(['early decides', 'late decides', 'early tells', 'late tells']);
    expect(reactions['ticket.note']).toBe(undefined);
  });

  it('names each domain once', () => {
    const names = domains.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a port', () => {
  it('is what its one provider gives; two, or none, are told by its name and theirs', () => {
    const mailer = port<{ send(): string }>('mailer');
    const ports = new Ports();
    expect(() => ports.get(mailer)).toThrow('Nobody provides the port “mailer”: a domain must, in its index.ts.');
    ports.provide(provide(mailer, { send: () => 'sent' }), 'mail');
    expect(ports.get(mailer).send()).toBe('sent');
    expect(() => ports.provide(provide(mailer, { send: () => 'again' }), 'post')).toThrow(
      'The port “mailer” is provided by mail and by post: one must do.',
    );
  });
});

describe('settings and limits of several domains', () => {
  it('cannot have one name: one would silently take the other’s place', () => {
    expect(joined('limit', [{ sign_in: 1 }, { signal: 2 }])).toEqual({ sign_in: 1, signal: 2 });
    expect(() => joined('limit', [{ signal: 1 }, { signal: 2 }])).toThrow('Two have the limit signal');
  });
});

describe('jobs of several domains', () => {
  it('cannot have one name: each would be done as whichever of them is free', async () => {
    const jobs = createJobs({} as never, createLog('silent'));
    const job = { name: 'send', run: async () => {} };
    await expect(jobs.start([job, { ...job, cron: '0 * * * *' }])).rejects.toThrow('Two have the job send');
  });
});
