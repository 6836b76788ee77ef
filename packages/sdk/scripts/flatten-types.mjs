/**
 * After `tsup`: writes `dist/api.d.ts`, the contract's types spelled out, and points the client's declarations at it.
 * The contract's own are inferred from zod's: a project that checks its libraries would work them all out again.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const contract = join(root, 'src/contract/index.ts');

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram([contract], options);
const checker = program.getTypeChecker();
const exported = new Map(
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(contract)))
    .map((symbol) => [symbol.name, symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol]),
);

const fromContract = /^import (?:type )?(?:\{([^}]*)\} from )?'(?:\.\.?\/)+contract\/index\.js';$/gm;
const reexported = /^export (?:type )?\{([^}]*)\} from '(?:\.\.?\/)+contract\/index\.js';$/gm;
const clients = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.d.ts') && !path.startsWith('contract') && path !== 'api.d.ts')
  .map((path) => ({ path: join(dist, path), text: readFileSync(join(dist, path), 'utf8') }));

const names = new Set();
for (const { text } of clients) {
  for (const [, list = ''] of [...text.matchAll(fromContract), ...text.matchAll(reexported)]) {
    for (const one of list.split(',')) if (one.trim()) names.add(one.trim().split(/\s/)[0]);
  }
}

/** The names of object types by how they read, so that they are called by them wherever they stand. */
const nameOf = new Map();
for (const name of names) {
  if (nodeOf(name).typeParameters) continue;
  const type = typeOf(name);
  if (type.isUnion() || !(type.flags & ts.TypeFlags.Object)) continue;
  const text = spell(type, () => undefined);
  if (!nameOf.has(text)) nameOf.set(text, name);
}

const declarations = [];
for (const name of names) declarations.push(declaration(name)); // grows while it goes through it
writeFileSync(join(dist, 'api.d.ts'), `${declarations.join('\n')}\n`);

for (const { path, text } of clients) {
  const flat = text.replaceAll('/contract/index.js', '/api.js').replace(/^import 'zod(?:\/v4\/core)?';\n/gm, '');
  if (/\bzod\b|contract\//.test(flat)) throw new Error(`${path} still needs the contract's own types`);
  writeFileSync(path, flat);
}

function nodeOf(name) {
  const declarations = exported.get(name)?.declarations ?? [];
  const isType = (one) => ts.isTypeAliasDeclaration(one) || ts.isInterfaceDeclaration(one);
  const node = declarations.find(isType) ?? declarations.find(ts.isVariableDeclaration);
  if (!node) throw new Error(`The contract exports no ${name}`);
  return node;
}

/** What it is, or of a value what type it has. */
function typeOf(name) {
  const isValue = ts.isVariableDeclaration(nodeOf(name));
  return isValue ? checker.getTypeOfSymbol(exported.get(name)) : checker.getDeclaredTypeOfSymbol(exported.get(name));
}

function declaration(name) {
  const node = nodeOf(name);
  const comment = commented(documentation(exported.get(name)) || documentation(shapeOf(node)), '');
  if (node.typeParameters) {
    // As it is written: what it refers to must be there too.
    node.forEachChild(function look(child) {
      if (ts.isTypeReferenceNode(child) && exported.has(child.typeName.getText())) names.add(child.typeName.getText());
      child.forEachChild(look);
    });
    return comment + node.getText();
  }
  const named = (type) => {
    const found = nameOf.get(spell(type, () => undefined));
    return found === name ? undefined : found;
  };
  const spelled = spell(typeOf(name), named);
  if (ts.isVariableDeclaration(node)) return `${comment}export declare const ${name}: Readonly<${spelled}>;`;
  return `${comment}export type ${name} = ${spelled};`;
}

/** The shape that a type is read from: its comment says what the type is. */
function shapeOf(node) {
  let found;
  node.forEachChild(function look(child) {
    if (ts.isTypeQueryNode(child)) found ??= checker.getSymbolAtLocation(child.exprName);
    else child.forEachChild(look);
  });
  return found;
}

function documentation(symbol) {
  return symbol ? ts.displayPartsToString(symbol.getDocumentationComment(checker)) : '';
}

function commented(text, indent) {
  if (!text) return '';
  return text.includes('\n')
    ? `${indent}/**\n${text.replace(/^/gm, `${indent} * `)}\n${indent} */\n`
    : `${indent}/** ${text} */\n`;
}

/** What the contract says of a field: a comment above it, or its shape's `description`. */
function aboutField(property) {
  let found = documentation(property);
  const initializer = property.declarations?.find(ts.isPropertyAssignment)?.initializer;
  // Only of the field itself: a shape within it speaks of its own fields.
  for (let call = initializer; !found && call && ts.isCallExpression(call); call = call.expression.expression) {
    const about = call.arguments[0];
    if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'meta') continue;
    const said = about?.properties?.find((one) => one.name?.getText() === 'description')?.initializer;
    if (said && ts.isStringLiteralLike(said)) found = said.text;
  }
  return found;
}

/**
 * A type spelled out. What cannot be spelled ends the build: nothing is guessed.
 * @param named gives the name of an object type, if it has one
 */
function spell(type, named, indent = '') {
  const { flags } = type;
  if (flags & ts.TypeFlags.Any) throw new Error('The contract has an `any`');
  if (flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral)) return JSON.stringify(type.value);
  if (flags & (ts.TypeFlags.Intrinsic | ts.TypeFlags.TemplateLiteral)) {
    return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }
  if (type.isUnion()) {
    const words = new Set(type.types.map((one) => spell(one, named, indent)));
    if (words.delete('true') && words.delete('false')) words.add('boolean');
    for (const last of ['null', 'undefined']) if (words.delete(last)) words.add(last);
    return [...words].join(' | ');
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type);
    const text = spell(item, named, indent);
    return `${type.symbol.name === 'ReadonlyArray' ? 'readonly ' : ''}${item.isUnion() ? `(${text})` : text}[]`;
  }
  if (!(flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) || type.getCallSignatures().length) {
    throw new Error(`Cannot spell out ${checker.typeToString(type)}`);
  }
  const name = named(type);
  if (name) return name;
  const inside = `${indent}  `;
  const lines = checker
    .getIndexInfosOfType(type)
    .map((info) => `${inside}[key: ${spell(info.keyType, named)}]: ${spell(info.type, named, inside)};`);
  for (const property of checker.getPropertiesOfType(type)) {
    const key = /^\w+$/.test(property.name) ? property.name : JSON.stringify(property.name);
    const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
    const value = spell(checker.getTypeOfSymbol(property), named, inside);
    lines.push(`${commented(aboutField(property), inside)}${inside}${key}${optional}: ${value};`);
  }
  return lines.length ? `{\n${lines.join('\n')}\n${indent}}` : '{}';
}
