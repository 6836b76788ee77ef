/** What the build takes out of the script tag's files: blanks and indents that only the source needs. */
import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];
type Esbuild = Parameters<EsbuildPlugin['setup']>[0]['esbuild'];

/** `css` and plain style sheets, tagged by their names; one with a value filled in is left as it is. */
const styles = /(css|(?:Styles|[pP]alette|[mM]eaning|component) =) ?`([^`$]*)`/g;
/** Outlines with more decimals than a screen of 28 px can show. */
const decimals = /(\.\d\d)\d+/g;

async function minify(style: string, esbuild: Esbuild): Promise<string> {
  const declarations = style.trimStart().startsWith('--');
  const { code } = await esbuild.transform(declarations ? `a{${style}}` : style, { loader: 'css', minify: true });
  const small = code.trim().replace(/, /g, ',').replaceAll('\\', '\\\\');
  return declarations ? `${small.slice(2, -1)};` : small;
}

/** Styles are templates, which the minifier of scripts leaves alone: here they go through the one for styles. */
export const squeezeStyles: EsbuildPlugin = {
  name: 'squeeze-styles',
  setup(build) {
    build.onLoad({ filter: /widget\/src\/.*\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      if (path.endsWith('icons.ts')) contents = contents.replace(decimals, '$1');
      for (const [whole, before, style] of contents.matchAll(styles)) {
        const small = await minify(style ?? '', build.esbuild);
        contents = contents.replace(whole, () => `${before} \`${small}\``);
      }
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * A line break with an indent stands in a template, where one space does as well. One without an indent is meant: it is
 * the text of a line break.
 */
export const squeezeTemplates: NonNullable<Options['plugins']>[number] = {
  name: 'squeeze-templates',
  renderChunk: (code) => ({
    code: code
      .trimEnd()
      .replace(/[ \t]*\n[ \t\n]+/g, ' ')
      .replace(/> </g, '><'),
  }),
};

/**
 * Names that no page, no server and no template uses: those between the widget's own modules, the SDK's and Lit's. The
 * script tag's files are whole in themselves, so these may be as short as variables.
 */
const inner = `
session publicSupport support words announce announcement isRoot linkToken justSent proving trail withDelivery verdict busy shown
onClose onUnread asPerson onScreen identify reload firstName report isWatched onWatch onAdopted onOther isTold steady proof
replies recall prove owner markRead subscribe tell tracked moment exact ago leads endAll creates baseUrl maxRetries
requestUpdate hostConnected hostDisconnected hostUpdate hostUpdated addController removeController willUpdate firstUpdated
createRenderRoot renderOptions isUpdatePending getPropertyOptions getPropertyDescriptor enableUpdating scheduleUpdate
performUpdate shouldUpdate createProperty finalizeStyles shadowRootOptions getUpdateComplete renderBefore hasChanged
useDefault elementStyles addInitializer hasUpdated renderRoot setConnected wrapped noAccessor fromAttribute toAttribute
`;

/** Matches the inner names. */
export const innerNames: RegExp = new RegExp(`^(${inner.trim().split(/\s+/).join('|')})$`);
