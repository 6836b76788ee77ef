import { domainsFolder } from '../line.mjs';

const server = 'packages/server/src';
const face = `^${domainsFolder}/[^/]+/index\\.ts$`;
const tables = `^${server}/.+/tables\\.ts$`;
/** What is made of the domains. */
const above = `^${server}/([^/]+|pages/.+|domains/[^/]+)\\.ts$`;

/**
 * What the server's rooms may import, from the order of its domains. `$1` is the domain that imports. Imports of types
 * count: who knows a type knows its domain.
 */
export function serverRules(line) {
  return [...line.slice(0, -1).map((domain, index) => comesBefore(domain, line.slice(index + 1))), ...roomRules];
}

function comesBefore(domain, later) {
  return {
    name: `line of domains: ${domain}`,
    why: `${domain} stands before it in domains/index.ts, and imports only what stands before itself. News travels the other way as an event: record it here, react to it there. What must be asked of a later one is a port (platform/ports.ts).`,
    from: { path: `^${domainsFolder}/${domain}/` },
    to: { path: `^${domainsFolder}/(${later.join('|')})/` },
  };
}

const roomRules = [
  {
    name: 'a domain is entered by its face',
    why: 'Import another domain by its index.ts, and its tables.ts to read: export there what is meant for others.',
    from: { path: `^${domainsFolder}/([^/]+)/` },
    to: {
      path: `^${domainsFolder}/[^/]+/`,
      pathNot: [`^${domainsFolder}/$1/`, face, `^${domainsFolder}/[^/]+/tables\\.ts$`],
    },
  },
  {
    name: 'a domain is mounted from above',
    why: 'What is mounted does not know by whom: take what is needed as a parameter, from the context, or by a port.',
    from: { path: [`^${domainsFolder}/[^/]+/`, `^${server}/platform/`] },
    to: { path: above },
  },
  {
    name: 'the platform knows no domain',
    why: 'Give the platform what it needs as a parameter or by an event, or move the file into the domain it is about.',
    from: { path: `^${server}/platform/` },
    to: { path: `^${domainsFolder}/[^/]+/` },
  },
  {
    name: 'a domain is entered by its face, from above too',
    why: 'Only its index.ts is meant for others: export there what they need.',
    from: { path: above },
    to: { path: `^${domainsFolder}/[^/]+/`, pathNot: face },
  },
  {
    name: 'a page serves',
    why: 'What serves pages to browsers stands between app and domains: it imports the platform and faces of domains.',
    from: { path: `^${server}/pages/` },
    to: { path: [`^${server}/[^/]+\\.ts$`, `^${domainsFolder}/[^/]+\\.ts$`] },
  },
  {
    name: 'tables stand below everything',
    why: 'A tables.ts imports other tables.ts, platform/db/columns, drizzle-orm and the contract alone; of the rest only types of what its columns hold.',
    from: { path: tables },
    to: {
      dependencyTypesNot: ['type-only', 'type-import'],
      pathNot: [
        tables,
        `^${server}/platform/db/columns\\.ts$`,
        'node_modules/drizzle-orm/',
        '^packages/sdk/src/contract/',
      ],
    },
  },
];
