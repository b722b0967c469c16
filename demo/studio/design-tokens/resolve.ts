import { isRecord } from '../brand.ts';

/** A token of a design-tokens file, with references followed. */
export interface DesignToken {
  /** Names of its groups and its own, `['color', 'brand', 'primary']`. A `$root` token has its group's path. */
  path: readonly string[];
  type: string;
  value: unknown;
  /** Values by the name of a mode, as Figma's exports hold them in `$extensions`. */
  modes: Readonly<Record<string, unknown>>;
}

type Group = Record<string, unknown>;

const MAX_DEPTH = 20;
const MAX_TOKENS = 5000;

/** The target of a reference: `{group.token}`, or a JSON Pointer such as `#/group/token` (Format Module 2025.10, "Aliases"). */
const pathOf = (reference: unknown): string[] | null => {
  if (typeof reference === 'string') {
    const curly = /^\{([^{}]+)\}$/.exec(reference.trim());
    if (curly) return curly[1]!.split('.');
    if (reference.startsWith('#/')) {
      return reference.slice(2).split('/').map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'));
    }
  }
  return isRecord(reference) && typeof reference.$ref === 'string' ? pathOf(reference.$ref) : null;
};

const at = (root: Group, path: readonly string[]): unknown =>
  path.reduce<unknown>((node, name) => {
    if (Array.isArray(node)) return node[Number(name)] as unknown;
    return isRecord(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  }, root);

/** A value with everything in it that it refers to; `undefined` where a reference leads nowhere or in a circle. */
const follow = (root: Group, value: unknown, depth = 0): unknown => {
  if (depth > MAX_DEPTH) return undefined;
  const path = pathOf(value);
  if (path) {
    const target = at(root, path);
    const inner = isRecord(target) && '$value' in target ? target.$value
      : isRecord(target) && isRecord(target.$root) ? target.$root.$value : target;
    return inner === undefined ? undefined : follow(root, inner, depth + 1);
  }
  if (Array.isArray(value)) return value.map((item) => follow(root, item, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, follow(root, item, depth + 1)]));
};

/** The type of what a token refers to, where it has none of its own. */
const typeOfTarget = (root: Group, value: unknown, depth = 0): string => {
  const path = pathOf(value);
  if (!path || depth > MAX_DEPTH) return '';
  let type = '';
  for (let length = 1; length <= path.length; length += 1) {
    const node = at(root, path.slice(0, length));
    if (isRecord(node) && typeof node.$type === 'string') type = node.$type;
  }
  const target = at(root, path);
  return type || (isRecord(target) ? typeOfTarget(root, target.$value, depth + 1) : '');
};

/** Modes of a token: `{ "com.figma": { "modes": { "Dark": … } } }`, `{ "mode": { "dark": … } }`. */
const modesOf = (root: Group, extensions: unknown): Record<string, unknown> => {
  if (!isRecord(extensions)) return {};
  const found = Object.entries(extensions).flatMap(([key, value]) => {
    if (/^modes?$/i.test(key)) return [value];
    return isRecord(value) ? [value.modes, value.mode] : [];
  }).filter(isRecord);
  return Object.fromEntries(found.flatMap((modes) => Object.entries(modes))
    .map(([name, value]) => [name, follow(root, isRecord(value) && '$value' in value ? value.$value : value)]));
};

/** Every token of a file, with inherited types and `$extends` of groups (Format Module 2025.10). */
export const resolveTokens = (root: Group): DesignToken[] => {
  const tokens: DesignToken[] = [];
  const visit = (node: Group, path: readonly string[], inherited: string, depth: number): void => {
    if (depth > MAX_DEPTH || tokens.length >= MAX_TOKENS) return;
    const type = typeof node.$type === 'string' ? node.$type : inherited;
    if ('$value' in node || typeof node.$ref === 'string') {
      const value = '$value' in node ? node.$value : node;
      const resolved = follow(root, value);
      if (resolved === undefined) return;
      tokens.push({ path, type: type || typeOfTarget(root, value), value: resolved, modes: modesOf(root, node.$extensions) });
      return;
    }
    const base = pathOf(node.$extends);
    const parent = base && at(root, base);
    if (isRecord(parent) && parent !== node) {
      // The group's own tokens take the place of those it inherits.
      const inheritedNames = Object.entries(parent).filter(([name]) => !(name in node));
      visit(Object.fromEntries(inheritedNames), path, type || (typeof parent.$type === 'string' ? parent.$type : ''), depth + 1);
    }
    for (const [name, child] of Object.entries(node)) {
      if (!isRecord(child) || (name.startsWith('$') && name !== '$root')) continue;
      visit(child, name === '$root' ? path : [...path, name], type, depth + 1);
    }
  };
  visit(root, [], '', 0);
  return tokens;
};
