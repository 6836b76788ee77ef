import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const domainsFolder = 'packages/server/src/domains';
const lineFile = `${domainsFolder}/index.ts`;

/**
 * The folders of the domains, in their order: `export const domains = [identity, …]` in domains/index.ts, each imported
 * from `./<folder>/index.js`. It is read, not run, and written down nowhere else.
 */
export function readLine(root) {
  const path = join(root, lineFile);
  if (!existsSync(path)) throw new Error(`There is no ${lineFile}, which says in which order the domains stand.`);
  const source = ts.createSourceFile(lineFile, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const folders = importedFolders(source);
  const line = namesInArray(source, 'domains').map((name) => {
    const folder = folders.get(name);
    if (!folder) throw new Error(`${lineFile}: ${name} is not imported from './<folder>/index.js'.`);
    return folder;
  });
  const twice = line.find((folder, index) => line.indexOf(folder) !== index);
  if (twice) throw new Error(`${lineFile}: ${twice} stands in the line twice.`);
  const left = foldersOnDisk(root).filter((folder) => !line.includes(folder));
  // It would be fenced by nothing.
  if (left.length) throw new Error(`${lineFile}: ${left.join(', ')} has a folder and no place in the line.`);
  return line;
}

/** Local name → folder, of the faces that are imported. */
function importedFolders(source) {
  const found = new Map();
  for (const statement of source.statements.filter(ts.isImportDeclaration)) {
    const folder = /^\.\/([^/]+)\/index\.js$/.exec(statement.moduleSpecifier.text)?.[1];
    const { name, namedBindings } = statement.importClause ?? {};
    const elements = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    if (!folder) continue;
    for (const one of [...elements.map((element) => element.name), ...(name ? [name] : [])])
      found.set(one.text, folder);
  }
  return found;
}

function namesInArray(source, wanted) {
  const array = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ name }) => ts.isIdentifier(name) && name.text === wanted)
    .map(({ initializer }) => firstArray(initializer))[0];
  if (!array?.elements.length) throw new Error(`${lineFile}: there is no array named ${wanted}.`);
  return array.elements.map((element) => {
    if (ts.isIdentifier(element)) return element.text;
    throw new Error(`${lineFile}: ${element.getText()} is no name of a domain; the line holds names alone.`);
  });
}

/** The array itself, whatever is said around it: `[…] as const satisfies …`, `line([…])`. */
function firstArray(node) {
  if (!node || ts.isArrayLiteralExpression(node)) return node;
  return ts.forEachChild(node, firstArray);
}

function foldersOnDisk(root) {
  return readdirSync(join(root, domainsFolder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
