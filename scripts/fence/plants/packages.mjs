const [sdk, widget, console_] = ['packages/sdk/src', 'packages/widget/src', 'packages/admin-console/src'];

export const packagePlants = {
  broken: {
    'the contract stands alone': {
      [`${sdk}/contract/planted-client.ts`]: `import type { Client } from '../client.js';`,
      [`${sdk}/contract/planted-hono.ts`]: `import { Hono } from 'hono';`,
    },
    "no validation in the SDK's bundle": {
      [`${sdk}/planted-zod.ts`]: `import { z } from 'zod';`,
      [`${sdk}/resources/planted-contract.ts`]: `import { x } from '../contract/planted-fine.js';`,
      [`${sdk}/live/planted-index.ts`]: `export * from '../contract/index.js';`,
    },
    'the SDK stands on its contract': {
      [`${sdk}/planted-widget.ts`]: `import type { X } from '../../widget/src/index.js';`,
    },
    'the widget stands on the SDK': {
      [`${widget}/planted-server.ts`]: `import type { X } from '@logishift/support-server';`,
      [`${widget}/planted-console.ts`]: `import '../../admin-console/src/router.js';`,
    },
    "the console stands on the SDK and the widget's theme": {
      [`${console_}/data/planted-widget.ts`]: `import '@logishift/support-widget';`,
      [`${console_}/data/planted-server.ts`]: `import '../../../server/src/app.js';`,
    },
    'no validation in what browsers load': {
      [`${widget}/planted-zod.ts`]: `import { z } from 'zod';`,
      [`${widget}/planted-contract.ts`]: `import type { Ticket } from '@logishift/support-sdk/contract';`,
      [`${console_}/data/planted-zod.ts`]: `import { z } from 'zod';`,
      [`${console_}/data/planted-contract.ts`]: `import type { Ticket } from '@logishift/support-sdk/contract';`,
    },
    'the server stands on the SDK and its own PostgreSQL': {
      'packages/server/src/planted-widget.ts': `import '@logishift/support-widget';`,
    },
    'the embedded PostgreSQL stands alone': {
      'packages/embedded-postgres/src/planted.ts': `import type { Log } from '../../server/src/platform/log.js';`,
    },
    'what is imported exists': {
      [`${widget}/planted-nothing.ts`]: `import './planted-and-not-there.js';`,
    },
  },
  fine: {
    [`${sdk}/contract/planted-fine.ts`]: `import { z } from 'zod';\nimport '../text.js';`,
    [`${sdk}/planted-fine.ts`]: `import type { Ticket } from './contract/index.js';\nimport './contract/customer-operations.js';`,
    [`${console_}/data/planted-fine.ts`]: `import '@logishift/support-widget/theme';\nimport '@logishift/support-sdk';`,
  },
};

const inRoom = (room, files) => [
  `layers of the console: ${room}`,
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${console_}/${room}planted-${name}.ts`, text])),
];

export const consolePlants = {
  broken: Object.fromEntries([
    inRoom('texts/', { session: `import '../session/session.js';` }),
    inRoom('session/', { data: `import type { X } from '../data/live.js';` }),
    inRoom('data/', { parts: `import '../parts/icon.js';` }),
    inRoom('parts/', { data: `import type { X } from '../data/live.js';`, shell: `import '../shell/title.js';` }),
    inRoom('shell/', { pages: `import '../pages/ticket/copy-link.js';`, app: `import '../app.js';` }),
    inRoom('pages/', { routes: `import '../routes.js';` }),
    [
      'layers of the console: a new room',
      { [`${console_}/pages/planted-new-room.ts`]: `import '../planted/room.js';` },
    ],
  ]),
  fine: {
    [`${console_}/pages/planted-fine.ts`]: `import '../shell/title.js';\nimport '../data/live.js';`,
    [`${console_}/planted/room.ts`]: `import '../data/live.js';`,
  },
};
