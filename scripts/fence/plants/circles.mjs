const rooms = {
  server: 'packages/server/src/platform',
  sdk: 'packages/sdk/src/live',
  widget: 'packages/widget/src/session',
  console: 'packages/admin-console/src/data',
};
const loads = (module) => `import './planted-${module}.js';`;
const loadsLater = (module) => `export const later = () => import('./planted-${module}.js');`;
const knows = (module) => `import type { X } from './planted-${module}.js';`;

/** Files of one room by their short names. */
const inRoom = (room, files) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${room}/planted-${name}.ts`, text]));

export const circlePlants = {
  // A circle is told at the first of its modules.
  broken: {
    'no circles': {
      ...inEvery(rooms, { 'loads-a': loads('loads-b'), 'way-a': loads('way-b') }),
      ...inEvery({ ...rooms, widget: undefined }, { 'later-a': loads('later-b') }),
    },
  },
  fine: {
    ...inEvery(rooms, {
      'loads-b': loads('loads-a'),
      'later-b': loadsLater('later-a'),
      'type-a': loads('type-b'),
      'type-b': `${knows('type-a')}\nexport type Y = import('./planted-type-a.js').Y;`,
      // Types go round a shorter way than what is loaded: that must not hide it.
      'way-b': `${knows('way-a')}\n${loads('way-c')}`,
      'way-c': loads('way-a'),
    }),
    ...inRoom(rooms.widget, { 'later-a': loads('later-b') }),
  },
};

function inEvery(rooms, files) {
  return Object.assign({}, ...Object.values(rooms).map((room) => room && inRoom(room, files)));
}
