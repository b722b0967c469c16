import type { BrandFile } from '../brand.ts';
import { labelOf, plainReason, stepOf } from '../labels.ts';
import type { Check } from './fault.ts';

/** Other checks say the same in more words. */
const TOLD_ELSEWHERE = /^(consents(\.\d+\.(id|url))?|countries.*|server|client)$/;
const UNKNOWN = /^is no key that is known here/;

/** Takes the value at a path such as `theme.tokens.radius` out of a brand; a list that is then empty is taken out, too. */
const removeAt = (holder: object, path: string): void => {
  const parts = path.split('.');
  // A key of a file may have dots in it: the longest one that exists counts.
  const length = parts.findLastIndex((_, index) => Object.hasOwn(holder, parts.slice(0, index + 1).join('.'))) + 1;
  const key = parts.slice(0, length).join('.');
  const rest = parts.slice(length).join('.');
  const value = (holder as Record<string, unknown>)[key];
  const isHolder = typeof value === 'object' && value !== null;
  if (rest && isHolder) removeAt(value, rest);
  if (rest && !(Array.isArray(value) && value.length === 0)) return;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
};

/** Finds the parts of the file that the element would leave out. */
export const checkValidity: Check = ({ invalid }) => invalid.filter(({ path }) => !TOLD_ELSEWHERE.test(path)).map(({ path, reason }) => {
  const isUnknown = UNKNOWN.test(reason);
  return {
    blocks: true,
    step: stepOf(path),
    title: isUnknown ? `“${path.split('.').at(-1)}” is not known here` : `${labelOf(path)}: the sign-in cannot use this`,
    reason: isUnknown ? 'It was probably misspelt in the file. The sign-in leaves it out.' : `It ${plainReason(reason)}.`,
    ...(path && reason !== 'is missing' && { fix: { label: 'Take it out', apply: (brand: BrandFile) => removeAt(brand, path) } }),
  };
});
