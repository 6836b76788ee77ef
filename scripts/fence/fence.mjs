import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { circlesIn, wayTo } from './circles.mjs';
import { exceptions, withoutExceptions } from './exceptions.mjs';
import { cruiseSources, runtimeGraph } from './graph.mjs';
import { readLine } from './line.mjs';
import { portsNobodyProvides } from './ports.mjs';
import { consoleRules } from './rules/console.mjs';
import { packageRules } from './rules/packages.mjs';
import { serverRules } from './rules/server.mjs';
import { foreignWrites } from './writes.mjs';

/**
 * Where the sources break the fence, and how much was looked at. A violation is `{ rule, file, line, to, says, why }`:
 * what is wrong at which place, and what to do instead.
 */
export async function checkFence(root) {
  const line = readLine(root);
  const rules = [...serverRules(line), ...packageRules, ...consoleRules];
  const { modules, violations } = await cruiseSources(root, rules);
  const graph = runtimeGraph(modules);
  const imports = [
    ...violations.map(({ rule, from, to }) => ofRule(rules, rule.name, from, to)),
    ...circlesIn(graph).map(ofCircle),
    ...waysToZod(graph).map(ofWayToZod),
  ];
  const found = [
    ...imports.map((violation) => ({ ...violation, line: lineOf(root, modules, violation) })),
    ...foreignWrites(root),
    ...portsNobodyProvides(root),
  ];
  return {
    violations: withoutExceptions(found, exceptions).sort(byPlace),
    sources: modules.filter(({ source }) => source.startsWith('packages/')).length,
    line,
  };
}

function ofRule(rules, rule, file, to) {
  return { rule, file, to, says: `It imports ${inWords([to])}.`, why: rules.find(({ name }) => name === rule).why };
}

function ofCircle(circle) {
  return {
    rule: 'no circles',
    file: circle[0],
    to: circle[1] ?? circle[0],
    says: `It is loaded by what it loads: ${inWords([...circle, circle[0]])}.`,
    why: 'Move what both need into a module of its own, or pass it as a parameter. Circles of types alone are fine.',
  };
}

/** Where the SDK's bundle leaves itself for something that loads zod, by whatever way. */
function waysToZod(graph) {
  const isBundle = (module) => /^packages\/sdk\/src\/(?!contract\/)/.test(module);
  const isZod = (module) => module.includes('node_modules/zod/');
  return [...graph]
    .filter(([from]) => isBundle(from))
    .flatMap(([from, tos]) => tos.filter((to) => !isBundle(to)).map((to) => [from, to]))
    .map(([from, to]) => ({ from, to, way: isZod(to) ? [] : wayTo(graph, to, isZod) }))
    .filter(({ way }) => way);
}

function ofWayToZod({ from, to, way }) {
  return {
    rule: "no validation in the SDK's bundle",
    file: from,
    to,
    says: `It loads zod: ${inWords([from, to, ...way])}.`,
    why: 'Import from the contract types, and of what runs only plain data (its tables of operations).',
  };
}

/** The line that names what is imported. */
function lineOf(root, modules, { file, to }) {
  const { dependencies } = modules.find(({ source }) => source === file);
  const { module } = dependencies.find(({ resolved }) => resolved === to);
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(`'${module}'`) || line.includes(`"${module}"`)) + 1;
}

function inWords(modules) {
  return modules
    .map((module) =>
      module.replace(/^.*node_modules\/((@[^/]+\/)?[^/]+)\/.*$/, '$1').replace(/^packages\/([^/]+)\/src\//, '$1/'),
    )
    .join(' → ');
}

function byPlace(one, other) {
  return one.file.localeCompare(other.file) || one.line - other.line;
}
