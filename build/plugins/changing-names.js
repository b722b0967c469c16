/** Which names of a module's top level change their value after they are declared. */
import { attachScopes, extractAssignedNames } from '@rollup/pluginutils';
import { walk } from 'estree-walker';

/** The patterns that a node assigns to, or nothing. */
const targetOf = ({ type, left, argument }) => {
  if (type === 'AssignmentExpression') return left;
  if (type === 'UpdateExpression') return argument;
  const loops = type === 'ForInStatement' || type === 'ForOfStatement';
  return loops && left.type !== 'VariableDeclaration' ? left : null;
};

/**
 * @param {import('estree').Program} program
 * @returns {Set<string>} names that something assigns to; a function's own variables of the same name do not count
 */
export function findChangingNames(program) {
  const changing = new Set();
  const top = attachScopes(program, 'scope');
  let scope = top;
  const isTopLevel = (name) => {
    let declaring = scope;
    while (declaring.parent && !declaring.declarations[name]) declaring = declaring.parent;
    return declaring === top;
  };
  walk(program, {
    enter(node) {
      if (node.scope) scope = node.scope;
      const target = targetOf(node);
      if (!target || target.type === 'MemberExpression') return;
      for (const name of extractAssignedNames(target)) if (isTopLevel(name)) changing.add(name);
    },
    leave(node) {
      if (node.scope && node.scope !== top) scope = node.scope.parent;
    },
  });
  return changing;
}
