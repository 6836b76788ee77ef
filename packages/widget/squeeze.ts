/** What the build takes out of the script tag's files: blanks and indents that only the source needs. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { minify as minifyScript } from 'terser';
import type { Options } from 'tsup';

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];
type Esbuild = Parameters<EsbuildPlugin['setup']>[0]['esbuild'];

/** `css` and plain style sheets, tagged by their names; one with a value filled in is left as it is. */
const styles = /(css|(?:Styles|[pP]alette|[mM]eaning|component) =) ?`([^`$]*)`/g;
/** Outlines with more decimals than 28 px can show; a hundredth alone is a dot. `1.98.09` is two numbers. */
const decimals = /\d*\.\d\d+/g;
const rounded = (number: string): string => {
  const one = Number(number).toFixed(1);
  // `2.53.98`: a number that begins with its point stays one that does.
  if (number.startsWith('.')) return Number(number) < 0.05 || Number(number) >= 0.95 ? number : one.slice(1);
  return one;
};

/** Attributes that HTML lets stand without quotes. Double quotes with nothing before them stand in templates alone. */
const quoted = /(?<=\s[a-z-]+=)"([\w-]+)"/g;

/** Colours inside the tokens, whose values the minifier for styles leaves alone. */
const mixed = /rgb\((\d+) (\d+) (\d+) ?\/ ?(\d+)%\)|#(\w)\5(\w)\6(\w)\7\b/g;
const hex = (_: string, ...[red, green, blue, percent, ...short]: string[]): string => {
  if (percent === undefined) return `#${short.slice(0, 3).join('')}`;
  const parts = [red, green, blue, Math.round(Number(percent) * 2.55)];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
};

async function minify(style: string, esbuild: Esbuild): Promise<string> {
  const declarations = style.trimStart().startsWith('--');
  const { code } = await esbuild.transform(declarations ? `a{${style}}` : style, { loader: 'css', minify: true });
  const small = code
    .trim()
    .replace(/, /g, ',')
    .replace(/(--[\w-]+): /g, '$1:')
    .replace(mixed, hex)
    .replaceAll('\\', '\\\\');
  return declarations ? `${small.slice(2, -1)};` : small;
}

/** What `squeezeLit` takes out of Lit, as our sources would use it. */
const taken =
  /<!--|mathml`|lit\/(async-)?directive|type: (Number|Object|Array)\b|converter:|addInitializer|removeController|handleEvent/;

/** Styles are templates, which the minifier of scripts leaves alone: here they go through the one for styles. */
export const squeezeStyles: EsbuildPlugin = {
  name: 'squeeze-styles',
  setup(build) {
    build.onLoad({ filter: /widget\/src\/.*\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      if (taken.test(contents)) throw new Error(`${path} uses what the build takes out of Lit: ${taken}`);
      if (path.endsWith('icons.ts')) contents = contents.replace(decimals, rounded);
      contents = contents.replace(quoted, '$1');
      for (const [whole, before, style] of contents.matchAll(styles)) {
        const small = await minify(style ?? '', build.esbuild);
        contents = contents.replace(whole, () => `${before} \`${small}\``);
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** What the SDK offers a host's own pages and the widget never calls, by resource. */
export const uncalled: Record<string, string[]> = {
  notifications: ['read', 'setPreferences'],
};

const without = (contents: string, pattern: RegExp): string => {
  if (!pattern.test(contents)) throw new Error(`The SDK is not as it was: ${pattern}`);
  return contents.replace(pattern, '');
};

/** Who may call what is for the server to know: the tables of what can be called go without it, and without the uncalled. */
export const squeezeContract: EsbuildPlugin = {
  name: 'squeeze-contract',
  setup(build) {
    build.onLoad({ filter: /contract\/(customer|live)-operations\.ts$/ }, async ({ path }) => {
      let contents = (await readFile(path, 'utf8')).replace(/,\s*who: (\w+|'\w+'|\[[^\]]*\])/g, '');
      if (path.includes('customer')) {
        for (const [resource, names] of Object.entries(uncalled)) {
          for (const name of names)
            contents = without(contents, new RegExp(`'${resource}\\.${name}': \\{[^{}]*(\\{\\w+\\}[^{}]*)*\\},`));
        }
      }
      return { contents, loader: 'ts' };
    });
    build.onLoad({ filter: /sdk\/src\/resources\/\w+\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const name of uncalled[basename(path, '.ts')] ?? []) {
        contents = without(contents, new RegExp(`^  ${name}\\([^]*?^  \\}$`, 'm'));
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** What goes out of Lit, by file: each must be found, or Lit is not as it was. */
const litHas: Record<string, [pattern: RegExp, instead: string][]> = {
  'css-tag': [
    // Whether style sheets can be adopted: the elements do it themselves, so what Lit has for browsers that cannot is dead.
    [/(?<=,\w=)\w\.ShadowRoot&&[^;]*?in CSSStyleSheet\.prototype/, '!0'],
    // Nobody outside can reach the class to construct it.
    [/if\(([^,()]+),\w!==\w\)throw Error\("CSSResult[^"]*"\);/, '$1;'],
  ],
  // Ways in for polyfills of the shadow DOM, and a list of versions on the page that only Lit's development build reads.
  'reactive-element': [
    [/,\w=\w\.reactiveElementPolyfillSupport/, ''],
    [/,\w\?\.\(\{ReactiveElement:\w\}\),\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/, ''],
    // Decorators leave what they found on the page's own objects.
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [/const \w=this\[Symbol\.metadata\];if\(null!==\w\)\{[^{}]*litPropertyMetadata[^{}]*\}/, ''],
    [/static addInitializer\(\w\)\{[^{}]*\}/, ''],
    [/,this\.constructor\.l\?\.forEach\(\w=>\w\(this\)\)/, ''],
    [/void 0!==\w\.l&&\(this\.l=\[\.\.\.\w\.l\]\),/, ''],
    // Attributes are strings or booleans.
    [/toAttribute\(\w,\w\)\{switch[^{}]*\{[^{}]*\}return \w\}/, 'toAttribute:(t,s)=>s===Boolean?t?"":null:t'],
    [
      /fromAttribute\(\w,\w\)\{let \w=\w;switch[^{}]*\{[^{}]*\{[^{}]*\}catch\(\w\)\{[^{}]*\}\}return \w\}/,
      'fromAttribute:(t,s)=>s===Boolean?null!==t:t',
    ],
    [
      /"function"==typeof (\w)\.converter\?\{[^{}]*\}:void 0!==\1\.converter\?\.fromAttribute\?\1\.converter:(\w)/,
      '$2',
    ],
    [/\(void 0!==(\w)\.converter\?\.toAttribute\?\1\.converter:(\w)\)/, '$2'],
    // Controllers stay; styles are a list.
    [/removeController\(\w\)\{[^{}]*\}/, ''],
    [/Array\.isArray\((\w)\)\)(\{[^{}]*\{?[^{}]*\}?[^{}]*\})else void 0!==\1&&\w\.push\(\w\(\1\)\)/, '$1)$2'],
  ],
  'lit-html': [
    // A page whose policy forbids Lit's own policy, and asks for none, takes its templates as they are.
    [/(\w)=\w\?(\w\.createPolicy\("lit-html",\{createHTML:\w=>\w\}\)):void 0/, '$1=(()=>{try{return $2}catch{}})()'],
    [/,\w=\w\.litHtmlPolyfillSupport/, ''],
    // Directives.
    [
      /function (\w)\((\w),(\w),\w=\2,\w\)\{if\(\3===\w\)return \3;[^{}]*_\$litDirective\$[^{}]*\}/,
      'function $1($2,$3){return $3}',
    ],
    // What directives ask of a part: where it is, and whether it is connected.
    [/get parentNode\(\)\{return this\._\$AM\.parentNode\}get _\$AU\(\)\{[^{}]*\}/, ''],
    [/get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/, ''],
    [/get parentNode\(\)\{(let|const) \w=[^{}]*\}get startNode\(\)\{[^{}]*\}get endNode\(\)\{[^{}]*\}/, ''],
    [/get tagName\(\)\{[^{}]*\}get _\$AU\(\)\{[^{}]*\}/, ''],
    [/for\(this\._\$AP\?\.\(!1,!0,\w\);/, 'for(;'],
    [/setConnected\(\w\)\{[^{}]*\}/, ''],
    [/,this\._\$Cv=\w\?\.isConnected\?\?!0/, ''],
    // Listeners are functions without options.
    [/"function"==typeof this\._\$AH\?(this\._\$AH\.call\([^()]*\)):this\._\$AH\.handleEvent\(\w\)/, '$1'],
    [/\|\|\w\.capture!==\w\.capture\|\|\w\.once!==\w\.once\|\|\w\.passive!==\w\.passive/, ''],
    // A value that stands for the element itself, or in a comment.
    [/else \w\.startsWith\(\w\)&&\(\w\.push\(\{type:6,index:\w\}\),\w\.removeAttribute\(\w\)\)/, ''],
    [/:6===\w\.type&&\(\w=new \w\(\w,this,\w\)\)/, ':0'],
    [
      /if\((\w\.data===\w)\)(\w\.push\(\{type:2,index:\w\}\);)else\{let \w=-1;for\([^{}]*\)\w\.push\(\{type:7,index:\w\}\)[^{}]*\}/,
      '$1&&$2',
    ],
    [/:3===\w\?"<math>":""/, ':""'],
    [/:3===\w\?"<\/math>":""/, ':""'],
    [/(2===\w)\|\|3===\w(?=\))/, '$1'],
    [/\w\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\);/, ''],
  ],
  'lit-element': [
    // As above.
    [
      /connectedCallback\(\)\{super\.connectedCallback\(\),[^{}]*\}disconnectedCallback\(\)\{super\.disconnectedCallback\(\),[^{}]*\}/,
      '',
    ],
    [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ''],
    [/,\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\)/, ''],
    [/const \w=\w\.litElementPolyfillSupport;\w\?\.\(\{LitElement:\w\}\);/, ''],
    [/\(\w\.litElementVersions\?\?=\[\]\)\.push\("[^"]+"\);/, ''],
  ],
};

/** Lit without its ways round what the widget needs anyhow. */
export const squeezeLit: EsbuildPlugin = {
  name: 'squeeze-lit',
  setup(build) {
    build.onLoad({ filter: /(reactive-element|lit-html|lit-element)\/[a-z-]+\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [pattern, instead] of litHas[basename(path, '.js')] ?? []) {
        if (!pattern.test(contents)) throw new Error(`${path} is not as it was: ${pattern}`);
        contents = contents.replace(pattern, instead);
      }
      return { contents, loader: 'js' };
    });
  },
};

/**
 * A line break with an indent stands in a template: beside a tag it says nothing, elsewhere one space does as well. One
 * without an indent is meant: it is the text of a line break.
 */
export const squeezeTemplates: NonNullable<Options['plugins']>[number] = {
  name: 'squeeze-templates',
  renderChunk: (code) => ({
    code: code
      .trimEnd()
      .replace(/(?<=>)\s*\n[ \t\n]+|[ \t]*\n[ \t\n]+(?=<)/g, '')
      .replace(/[ \t]*\n[ \t\n]+/g, ' ')
      .replace(/> </g, '><'),
  }),
};

/** A second minifier after the first: it inlines and joins what esbuild leaves apart. Works on whole modules only. */
export const squeezeScripts: NonNullable<Options['plugins']>[number] = {
  name: 'squeeze-scripts',
  async renderChunk(code) {
    const { code: small = code } = await minifyScript(code, {
      module: true,
      ecma: 2020,
      // Unsafe only where a page's built-in functions do not do what they should.
      compress: { passes: 3, inline: 1, keep_fargs: false, pure_getters: true, unsafe: true, unsafe_arrows: true },
      format: { comments: false },
    });
    return { code: small };
  },
};

/**
 * Names that no page, no server and no template uses: those between the widget's own modules, the SDK's and Lit's. The
 * script tag's files are whole in themselves, so these may be as short as variables.
 */
const inner = `
focusOn session publicSupport support words announce announcement isRoot linkToken justSent proving trail verdict busy shown
counts isSending obey onUnread asPerson onScreen identify reload firstName report isWatched onWatch onAdopted onOther isTold steady proof
replies recall prove owner markRead subscribe tell tracked moment exact ago leads endAll creates baseUrl maxRetries
requestUpdate hostConnected hostDisconnected hostUpdate hostUpdated addController removeController willUpdate firstUpdated
createRenderRoot renderOptions isUpdatePending getPropertyOptions getPropertyDescriptor enableUpdating scheduleUpdate
performUpdate shouldUpdate createProperty finalizeStyles shadowRootOptions getUpdateComplete renderBefore hasChanged
refresh votes copied offline solved typed styles converter reflect creationScope ctor startNode endNode sentAt idempotencyKey outline
requestCode attribute guests strings element verify client reply forget onStatus score update
askOnce askOwn askPages things pageCounts readIn readAgain lingers giveWay gaveWay tellAll
outbox shownOwner waiters unowned unfolded isCounted tellSoon lookSoon isWaiting isBelow changing putAway onArrived
useDefault elementStyles addInitializer hasUpdated renderRoot setConnected wrapped noAccessor fromAttribute toAttribute
`;

/** Matches the inner names. */
export const innerNames: RegExp = new RegExp(`^(${inner.trim().split(/\s+/).join('|')}|_\\$\\w+\\$?)$`);
