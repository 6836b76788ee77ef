const src = 'packages/admin-console/src';

/** The console from the ground up. Each imports only what stands before it; what stands in one row does not know each other. */
const layers = [
  ['texts/', 'router.ts', 'change-watch.ts'],
  ['session/'],
  ['data/', 'parts/'],
  ['shell/'],
  ['pages/'],
  ['routes.ts'],
  ['app.*'],
  ['main.ts'],
];
const whys = {
  'parts/':
    'A part is shown what it shows, and asks nobody: give it properties, or move it to the one page that uses it. (data/ imports no parts either.)',
  'shell/':
    'The shell stands around pages without knowing one: a page takes part in it (Shortcuts, PaletteActions, undo).',
};

export const consoleRules = [
  ...layers.slice(0, -1).flatMap((rooms, index) =>
    rooms.map((room) => ({
      name: `layers of the console: ${room}`,
      why: `${whys[room] ?? 'It imports only what stands below it.'} From the ground up: ${layers.map((row) => row.join(' ')).join(' ← ')}`,
      from: { path: pathOf(room) },
      to: { path: [...rooms.filter((one) => one !== room), ...layers.slice(index + 1).flat()].map(pathOf) },
    })),
  ),
  {
    name: 'layers of the console: a new room',
    why: 'It has no place among the layers: give it one in scripts/fence/rules/console.mjs.',
    from: { path: `^${src}/` },
    to: { path: `^${src}/.+\\.ts$`, pathNot: [...layers.flat().map(pathOf), `^${src}/.+\\.d\\.ts$`] },
  },
];

/** A folder, or files: `app.*` with its styles. */
function pathOf(room) {
  const pattern = room.replaceAll('.', '\\.').replace('*', '.*');
  return `^${src}/${pattern}${room.endsWith('/') ? '' : '$'}`;
}
