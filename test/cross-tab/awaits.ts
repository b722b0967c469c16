import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The name of a called function, without its arguments; for a choice, both names. */
const nameOf = (node: ts.Expression): string => {
  if (ts.isParenthesizedExpression(node)) return nameOf(node.expression);
  if (ts.isConditionalExpression(node)) return [nameOf(node.whenFalse), nameOf(node.whenTrue)].join(', or ');
  return ts.isCallExpression(node) ? node.expression.getText() : node.getText();
};

/** Every `await` of some functions of a file, in order: `function: what is waited for`. */
export const awaitsOf = (file: string, functions: readonly string[]): string[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Map<string, string[]>(functions.map((name) => [name, []]));
  const visit = (node: ts.Node, within?: string[]): void => {
    const mine = ts.isVariableDeclaration(node) ? (found.get(node.name.getText()) ?? within) : within;
    ts.forEachChild(node, (child) => visit(child, mine));
    if (ts.isAwaitExpression(node)) mine?.push(nameOf(node.expression));
  };
  visit(source);
  return [...found].flatMap(([name, all]) =>
    all.map((one, at) => {
      const before = all.slice(0, at).filter((other) => other === one).length;
      return `${name}: ${one}${before ? ` (${before + 1})` : ''}`;
    }),
  );
};
