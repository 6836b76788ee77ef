/**
 * The hosts that `npm run test:hosts` builds. `folder` is copied, with `plain/` beneath it where it says so; `build` is a
 * script of its package.json; then either the files in `files` are served, or the script `start` serves.
 */
export const hosts = [
  { name: 'script tag', folder: 'script-tag', files: '.' },
  { name: 'Vite 8, React', folder: 'vite-react', build: 'build', files: 'dist' },
  { name: 'Vite 8, React, dev', folder: 'vite-react', start: ['dev', '--strictPort', '--port'] },
  { name: 'Vite 8, Vue', folder: 'vite-vue', build: 'build', files: 'dist' },
  { name: 'Vite 8, Vue, dev', folder: 'vite-vue', start: ['dev', '--strictPort', '--port'] },
  { name: 'Vite 8, Svelte', folder: 'vite-svelte', build: 'build', files: 'dist' },
  { name: 'Vite 8, Svelte, dev', folder: 'vite-svelte', start: ['dev', '--strictPort', '--port'] },
  { name: 'Rolldown', folder: 'rolldown', plain: true, build: 'build', files: 'dist' },
  { name: 'Rollup', folder: 'rollup', plain: true, build: 'build', files: 'dist' },
  { name: 'webpack', folder: 'webpack', plain: true, build: 'build', files: 'dist' },
  { name: 'esbuild', folder: 'esbuild', plain: true, build: 'build', files: 'dist' },
  { name: 'Next, Turbopack', folder: 'next', build: 'build', start: ['start', '--port'] },
  { name: 'Next, webpack', folder: 'next', build: 'build:webpack', start: ['start', '--port'] },
  { name: 'Angular', folder: 'angular', build: 'build', files: 'dist/browser' },
];
