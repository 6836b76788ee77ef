import ts from 'typescript';
import { isTables, ownerOf, parseServer, resolved, tablesIn, tablesKnownTo } from './tables.mjs';

const rule = 'a domain writes its own tables';
const whys = {
  theirs:
    'Reading tables of domains before it is fine; to have one changed, call what its domain exports for that. News for those before it travels as an event.',
  unknown: 'Name the table where it is written, imported from its tables.ts: nobody can see whose this one is.',
  handedOn: 'A table is imported from its own tables.ts, where it can be seen whose it is.',
};

/** SQL that ends just before a table: `update ${users}`. */
const endsInWrite = /\b(insert\s+into|update|delete\s+from|merge\s+into|truncate(\s+table)?|copy)\s+(only\s+)?$/i;
/** SQL that names its table: `update users set`. */
const name = '(?:only\\s+)?(?:"?public"?\\.)?"?(?<name>[a-z_][a-z0-9_]*)"?';
const namesWritten = [
  `(?:insert\\s+into|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?)\\s+${name}`,
  `update\\s+${name}\\s+(?:(?:as\\s+)?\\w+\\s+)?set`,
  `copy\\s+${name}\\s+(?:\\(.*\\)\\s+)?from`,
].map((words) => new RegExp(`\\b${words}\\b`, 'gi'));
const writers = new Set(['insert', 'update', 'delete']);
const databases = /(^|\.)(db|tx|transaction|database)$/;

/**
 * Every write to a table of somebody else, by Drizzle or in SQL: imports cannot tell it from reading. And whatever would
 * hide one: a table that is exported once more, or one that is not known by its name where it is written.
 */
export function foreignWrites(root) {
  const sources = parseServer(root);
  const tables = tablesIn(sources);
  return sources.filter(([file]) => !isTables(file)).flatMap(([file, source]) => writesIn(file, source, tables));
}

function writesIn(file, source, tables) {
  const owner = ownerOf(file);
  const tableOf = tablesKnownTo(file, source, tables);
  const found = [];
  const tell = (node, to, says, why) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    found.push({ rule, file, line, to, says, why });
  };
  const visit = (node) => {
    for (const { at, table } of writesOf(node, tableOf, tables)) {
      if (!table) tell(at, '', 'It writes what is no imported table.', whys.unknown);
      else if (ownerOf(table.file) !== owner) {
        const says = `${owner} writes ${table.sql}, which is a table of ${ownerOf(table.file)}.`;
        tell(at, table.file, says, whys.theirs);
      }
    }
    if (ts.isExportDeclaration(node) && handsOn(node, file, tableOf, tables)) {
      tell(node, '', 'It exports a table once more.', whys.handedOn);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What is written by one node of the syntax, without what is in it: `{ at, table }`, the table undefined if nobody can say. */
function* writesOf(node, tableOf, tables) {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.arguments[0]) {
    const { expression, name } = node.expression;
    const table = tableOf(node.arguments[0]);
    // Sets and hashes have an `update` and a `delete`, too: of them nobody says anything.
    if (writers.has(name.text) && (table || databases.test(expression.getText()))) yield { at: name, table };
  }
  if (ts.isTemplateExpression(node)) {
    for (const [index, { expression }] of node.templateSpans.entries()) {
      const { text } = index === 0 ? node.head : node.templateSpans[index - 1].literal;
      const table = tableOf(expression);
      if (table && endsInWrite.test(text)) yield { at: expression, table };
    }
  }
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    for (const { groups } of namesWritten.flatMap((words) => [...node.text.matchAll(words)])) {
      const table = tables.find(({ sql }) => sql === groups.name.toLowerCase());
      if (table) yield { at: node, table };
    }
  }
}

/** `export { users }`, `export { users } from './tables.js'`, `export * from './tables.js'`; types may be handed on. */
function handsOn({ isTypeOnly, moduleSpecifier, exportClause }, file, tableOf, tables) {
  if (isTypeOnly) return false;
  const from = moduleSpecifier && resolved(file, moduleSpecifier.text);
  if (!exportClause || ts.isNamespaceExport(exportClause)) return isTables(from);
  return exportClause.elements.some(({ name, propertyName = name }) =>
    from ? tables.some((one) => one.file === from && one.name === propertyName.text) : tableOf(propertyName),
  );
}
