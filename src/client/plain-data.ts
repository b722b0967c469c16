import type { ProblemList } from './problem-list.ts';

const MAX_DEPTH = 12;
const MAX_VALUES = 20_000;
/** Keys that reach an object's prototype instead of the object. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Copies JSON-like data so that it is safe to walk: own enumerable keys only, nothing that touches prototypes, at most
 * 12 levels and 20,000 values. Reports what it leaves out.
 */
export const copyPlain = (data: unknown, problems: ProblemList): unknown => {
  let values = 0;
  const copy = (value: unknown, path: readonly string[]): unknown => {
    values += 1;
    if (values > MAX_VALUES) {
      if (values === MAX_VALUES + 1) problems.add(path, 'has too many values');
      return undefined;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (path.length >= MAX_DEPTH) {
      problems.add(path, 'is nested too deep');
      return undefined;
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => copy(item, [...path, String(index)])).filter((item) => item !== undefined);
    }
    const result: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key)) {
        problems.add([...path, key], 'is not a key that is allowed');
        continue;
      }
      const copied = item === undefined ? undefined : copy(item, [...path, key]);
      if (copied !== undefined) result[key] = copied;
    }
    return result;
  };
  return copy(data, []);
};
