/** What the packages may import of each other. Imports of types count. */
export const packageRules = [
  {
    name: 'the contract stands alone',
    why: 'The contract imports zod, text.ts and itself, so that both sides of the wire can stand on it.',
    from: { path: '^packages/sdk/src/contract/' },
    to: { pathNot: ['^packages/sdk/src/contract/', '^packages/sdk/src/text\\.ts$', 'node_modules/zod/'] },
  },
  {
    name: 'the SDK stands on its contract',
    why: 'The SDK knows neither the server nor what is built on it.',
    from: { path: '^packages/sdk/src/' },
    to: { path: '^packages/', pathNot: '^packages/sdk/src/' },
  },
  {
    name: 'the widget stands on the SDK',
    why: 'The widget imports of this repository the SDK alone.',
    from: { path: '^packages/widget/src/' },
    to: { path: '^packages/', pathNot: ['^packages/widget/', '^packages/sdk/src/'] },
  },
  {
    name: "the console stands on the SDK and the widget's theme",
    why: 'Nothing else of this repository is meant for it: what it needs of the server is an endpoint with an SDK method.',
    from: { path: '^packages/admin-console/src/' },
    to: {
      path: '^packages/',
      pathNot: ['^packages/admin-console/', '^packages/sdk/src/', '^packages/widget/src/theme/'],
    },
  },
  {
    name: 'no validation in what browsers load',
    why: "No zod and no contract in widget and console: take types from '@logishift/support-sdk'.",
    from: { path: '^packages/(widget|admin-console)/src/' },
    to: { path: ['^packages/sdk/src/contract/', 'node_modules/zod/'] },
  },
  {
    name: 'the server stands on the SDK and its own PostgreSQL',
    why: 'The server serves the widget and the console as files, and imports neither.',
    from: { path: '^packages/server/src/' },
    to: { path: '^packages/', pathNot: ['^packages/(server|sdk|embedded-postgres)/', '/package\\.json$'] },
  },
  {
    name: 'the embedded PostgreSQL stands alone',
    why: 'It imports nothing of this repository, so that its slow tests run when it changes.',
    from: { path: '^packages/embedded-postgres/src/' },
    to: { path: '^packages/', pathNot: '^packages/embedded-postgres/' },
  },
  {
    name: 'what is imported exists',
    why: 'What cannot be found escapes every rule: mend the path, or build the package.',
    from: { path: '^packages/' },
    to: { couldNotResolve: true },
  },
];
