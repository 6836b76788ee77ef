import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One script of the widget: where it is, and the hash of what it must be. */
export interface EmbedModule {
  src: string;
  integrity: string;
  /** The language it holds, where it holds one. */
  language?: string;
}

/** What a host pastes to have exactly this build of the widget, and no other. */
export interface Embed {
  version: string;
  /** The versioned loader. */
  script: EmbedModule;
  /** All that it loads later. */
  modules: EmbedModule[];
  /** The lines for the page's `<head>`: with an import map, or with preloads where a policy allows no inline script. */
  import_map: { html: string; csp: string };
  preload: { html: string };
}

const hashOf = (content: string | Buffer): string => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/**
 * Describes the built widget.
 * @param root the folder with `widget.js` and its chunks
 * @param origin where the server is for browsers
 * @param languages preload only these; all if empty
 */
export function describeEmbed(root: string, version: string, origin: string, languages: readonly string[] = []): Embed {
  const base = `${origin}/widget/${version}`;
  const read = (path: string): EmbedModule => ({
    src: `${base}/${path}`,
    integrity: hashOf(readFileSync(join(root, path))),
  });
  const script = read('widget.js');
  const modules = readdirSync(join(root, 'widget'))
    .filter((file) => file.endsWith('.js'))
    .sort()
    .map((file) => {
      const language = /^([a-z]{2})-/.exec(file)?.[1];
      return { ...read(`widget/${file}`), ...(language ? { language } : {}) };
    });
  const map = JSON.stringify({ integrity: Object.fromEntries(modules.map(({ src, integrity }) => [src, integrity])) });
  const tag = `<script type="module" src="${script.src}" integrity="${script.integrity}" crossorigin></script>`;
  const wanted = modules.filter(({ language }) => !language || !languages.length || languages.includes(language));
  const preloads = wanted.map(
    ({ src, integrity }) => `<link rel="modulepreload" href="${src}" integrity="${integrity}" crossorigin>`,
  );
  return {
    version,
    script,
    modules,
    import_map: { html: `<script type="importmap">${map}</script>\n${tag}\n`, csp: `'${hashOf(map)}'` },
    preload: { html: `${[...preloads, tag].join('\n')}\n` },
  };
}
