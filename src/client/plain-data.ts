/** A part of some data that does not count, and why. */
export interface Problem {
  /** Keys joined by dots; empty for the whole. */
  path: string;
  message: string;
}

const MAX_DEPTH = 12;
const MAX_VALUES = 20_000;
/** Keys that reach an object's prototype instead of the object. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A copy of JSON-like data that is safe to walk: own enumerable keys only, nothing that touches prototypes, bounded in
 * depth and size. What is left out goes to `problems`.
 */
export const copyPlain = (data: unknown, problems: Problem[]): unknown => {
  let values = 0;
  const copy = (value: unknown, path: string[]): unknown => {
    const leaveOut = (message: string) => void problems.push({ path: path.join('.'), message });
    values += 1;
    if (values > MAX_VALUES) {
      if (values === MAX_VALUES + 1) leaveOut('has too many values');
      return undefined;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (path.length >= MAX_DEPTH) {
      leaveOut('is nested too deep');
      return undefined;
    };
    if (Array.isArray(value)) {
      return value.map((item, index) => copy(item, [...path, String(index)])).filter((item) => item !== undefined);
    }
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const here = [...path, key];
      if (FORBIDDEN_KEYS.has(key)) problems.push({ path: here.join('.'), message: 'is not a key that is allowed' });
      else if (item !== undefined) result[key] = copy(item, here);
    }
    return result;
  };
  return copy(data, []);
};

/** Takes out what is at a path; where nothing is there, a needed part is missing, and what needs it goes instead. */
export const remove = (data: unknown, path: readonly string[]): void => {
  const parents: Record<string, unknown>[] = [data as Record<string, unknown>];
  for (const key of path.slice(0, -1)) {
    const next = parents.at(-1)![key];
    if (typeof next !== 'object' || next === null) break;
    parents.push(next as Record<string, unknown>);
  }
  let depth = Math.min(parents.length, path.length) - 1;
  while (depth > 0 && !Object.hasOwn(parents[depth]!, path[depth]!)) depth -= 1;
  const parent: unknown = parents[depth];
  if (Array.isArray(parent)) parent.splice(Number(path[depth]), 1);
  else Reflect.deleteProperty(parent as object, path[depth]!);
};
