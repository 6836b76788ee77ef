import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { domainsFolder } from './line.mjs';

export const serverFolder = 'packages/server/src';

/** Whose a file of the server is: a domain's, the platform's, or of what stands above them. */
export function ownerOf(file) {
  const inside = file.startsWith(`${domainsFolder}/`)
    ? file.slice(domainsFolder.length + 1)
    : file.slice(serverFolder.length + 1);
  return inside.includes('/') ? inside.split('/')[0] : 'app';
}

export const isTables = (file) => file.endsWith('/tables.ts');

/** The server's sources, parsed: `[path, source file]`. */
export function parseServer(root) {
  return readdirSync(join(root, serverFolder), { recursive: true })
    .map((path) => `${serverFolder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort()
    .map((path) => [
      path,
      ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true),
    ]);
}

/** Every table: `{ name, sql, file }`, the name in the code and the one in PostgreSQL. */
export function tablesIn(sources) {
  return sources
    .filter(([file]) => isTables(file))
    .flatMap(([file, source]) =>
      source.statements
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => declarationList.declarations)
        .filter(({ initializer }) => initializer && ts.isCallExpression(initializer) && isTableMaker(initializer))
        .map(({ name, initializer }) => ({ name: name.text, sql: initializer.arguments[0].text, file })),
    );
}

const isTableMaker = ({ expression, arguments: [first] }) =>
  /Table$|\.table$/.test(expression.getText()) && first && ts.isStringLiteralLike(first);

/** What a source knows of tables: local name → table, and names that stand for all tables of a file. */
export function tablesKnownTo(file, source, tables) {
  const known = new Map(tables.filter((table) => table.file === file).map((table) => [table.name, table]));
  const whole = new Map();
  for (const { moduleSpecifier, importClause } of source.statements.filter(ts.isImportDeclaration)) {
    const from = resolved(file, moduleSpecifier.text);
    const bindings = importClause?.namedBindings;
    if (!bindings || !isTables(from)) continue;
    if (ts.isNamespaceImport(bindings)) whole.set(bindings.name.text, from);
    else
      for (const { name, propertyName } of bindings.elements) {
        const table = tables.find((one) => one.file === from && one.name === (propertyName ?? name).text);
        if (table) known.set(name.text, table);
      }
  }
  /** The table that an expression names: `users`, `schema.users`. */
  return (node) => {
    if (ts.isIdentifier(node)) return known.get(node.text);
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
    const from = whole.get(node.expression.text);
    return from && tables.find((one) => one.file === from && one.name === node.name.text);
  };
}

export function resolved(file, specifier) {
  return specifier.startsWith('.')
    ? join(dirname(file), specifier).replaceAll('\\', '/').replace(/\.js$/, '.ts')
    : specifier;
}
