import ts from 'typescript';
import { parseServer } from './tables.mjs';

/**
 * Every port, `export const mailer = port<Mailer>('mailer')`, that nothing provides, `provide(mailer, …)`: the server would start
 * without it, and refuse the first request that needs it.
 */
export function portsNobodyProvides(root) {
  const [ports, provided] = [[], new Set()];
  for (const [file, source] of parseServer(root)) {
    const visit = (node) => {
      if (ts.isVariableDeclaration(node) && isCallOf(node.initializer, 'port')) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        ports.push({ name: node.name.getText(source), file, line });
      }
      if (isCallOf(node, 'provide') && node.arguments[0]) provided.add(node.arguments[0].getText(source));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return ports
    .filter(({ name }) => !provided.has(name))
    .map(({ name, file, line }) => ({
      rule: 'a port is provided',
      file,
      line,
      to: '',
      says: `Nobody provides ${name}.`,
      why: `A domain must, by the port's own name: provides: [provide(${name}, …)] in its index.ts, or in what its start returns.`,
    }));
}

const isCallOf = (node, name) =>
  Boolean(node) && ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
